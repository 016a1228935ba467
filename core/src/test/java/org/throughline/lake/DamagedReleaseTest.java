package org.throughline.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.throughline.releases.DamagedFiles;
import org.throughline.releases.Registry;
import org.throughline.releases.Surveyor;
import org.throughline.releases.UnreadableReleaseException;

/// A damaged release becomes a lake that accounts for each of its rows, or a problem that names the file.
final class DamagedReleaseTest {

  private static final Registry REGISTRY = Registry.load();
  private static final int QUICK = 3;
  private static final int MANY = Integer.getInteger("damaged", 150);
  private static final Duration LONGEST = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(DamagedFiles.Kind.class)
  void someEndInAccountedRowsOrALocatedProblem(DamagedFiles.Kind kind) throws IOException {
    damage(kind, QUICK, 11);
  }

  /// `-Ddamaged=N` tries more of each.
  @Tag("slow")
  @ParameterizedTest
  @EnumSource(DamagedFiles.Kind.class)
  void manyEndInAccountedRowsOrALocatedProblem(DamagedFiles.Kind kind) throws IOException {
    damage(kind, MANY, 2026);
  }

  private void damage(DamagedFiles.Kind kind, int cases, long seed) throws IOException {
    DamagedFiles files = new DamagedFiles(kind, folder, seed);
    int lakes = 0;
    for (int i = 0; i < cases; i++) {
      String as = kind + " case " + i;
      Path path = Files.write(folder.resolve("damaged.bin"), files.next());
      Path lake = folder.resolve("lake" + i);
      if (Assertions.assertTimeoutPreemptively(LONGEST, () -> isLake(path, lake, as), as)) {
        lakes++;
      }
    }
    System.out.println(kind + ": " + lakes + " lakes of " + cases + " damaged files");
  }

  private static boolean isLake(Path path, Path lake, String as) throws IOException {
    try {
      LakeLedger ledger =
          LakeBuilder.build(
              Surveyor.survey(path, REGISTRY), REGISTRY, lake, ReadingProgress.none());
      assertThat(ledger.unbalanced()).as(as).isEmpty();
      return true;
    } catch (UnreadableReleaseException e) {
      assertThat(e.problems()).as(as).isNotEmpty();
      e.problems()
          .forEach(problem -> assertThat(problem.where().file()).as(as).contains("damaged.bin"));
      return false;
    }
  }
}
