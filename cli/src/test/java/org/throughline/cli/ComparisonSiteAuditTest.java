package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.compare.Plan;
import org.throughline.digest.Sha256;

/// What a page or file of a comparison says beyond its audited tables is found, as in a build.
final class ComparisonSiteAuditTest {

  @TempDir Path folder = Path.of("");

  private Path out = Path.of("");

  @BeforeEach
  void compare() throws IOException {
    out = folder.resolve("out");
    Path old = Plan.OLDER.write(folder.resolve("old"));
    Path newer = Plan.NEWER.write(folder.resolve("new"));
    assertThat(Terminal.run("diff", old, newer, "--out", out, "--quiet").exitCode()).isZero();
  }

  private Terminal.Outcome audit() {
    return Terminal.run("audit", out);
  }

  @Test
  void whatWasPublishedIsMadeAgainByteForByte() {
    assertThat(audit().out()).contains("Passed.").containsPattern("Problems of the files +0\n");
  }

  /// Five people of Fiji were in the older release: wherever it is said, and with the checksum that belongs to it.
  @Test
  void aNumberInAnyTextOfAnyFileIsFound() throws IOException {
    Path site = out.resolve("published").toRealPath();
    List<String> paths = SiteAuditTest.texts(site);
    assertThat(paths).hasSizeGreaterThan(15).contains("index.html", "values.csv", "columns.csv");
    String catalogue = Files.readString(site.resolve("catalog.json"));
    for (String path : paths) {
      Path file = site.resolve(path);
      String before = Sha256.of(file);
      Files.writeString(file, Files.readString(file).replaceFirst("(?s)(.*[a-z])", "$1 5"));
      catalogue = catalogue.replace(before, Sha256.of(file));
    }
    Files.writeString(site.resolve("catalog.json"), catalogue);
    Terminal.Outcome outcome = audit();
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.DISCLOSES);
    for (String path : paths) {
      assertThat(outcome.out()).contains("  " + path + " says what the tables do not give");
    }
  }

  /// Pages that nobody can make again are not taken for right.
  @Test
  void aComparisonThatDoesNotKeepWhatItWasMadeFromDoesNotPass() throws IOException {
    Files.delete(out.resolve("measures/comparison.json"));
    Terminal.Outcome outcome = audit();
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.DISCLOSES);
    assertThat(outcome.out()).contains("cannot be made again");
  }
}
