package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.testing.MadeUpArrests;
import org.throughline.testing.MadeUpTable;

/// Changes of the convicted less those of their threat levels, as readers subtract them.
final class SubtractedComparisonsTest {

  private static final String CONVICTED = "1 Convicted Criminal";

  private static final Pattern CHANGE =
      Pattern.compile("^\\W*([^,]+),.*,more,More in the newer,(\\d+),published,");

  @TempDir Path folder = Path.of("");

  private Path release(String number, int ofLevel1, int ofLevel3, int pending) throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    add(rows, ofLevel1, CONVICTED, "1");
    add(rows, 60, CONVICTED, "2");
    add(rows, ofLevel3, CONVICTED, "3");
    add(rows, pending, "2 Pending Criminal Charges", "");
    add(rows, 80, "3 Other Immigration Violator", "");
    Path release = folder.resolve(number);
    new MadeUpTable(number, "v3-2026-03", "arrests", rows).write(release, "ARS_FY2024.csv");
    return release;
  }

  private static void add(
      List<Map<String, String>> rows, int records, String criminality, String level) {
    for (int n = 0; n < records; n++) {
      rows.add(
          Map.of(
              "arrest_time",
              (1 + n % 9) + "/15/2024",
              "criminality",
              criminality,
              "threat_level",
              level,
              "person",
              String.format(Locale.ROOT, "%040x", rows.size())));
    }
  }

  /// Level 3 has seven more, which its table withholds beside those without a level; and then thirty more.
  @ParameterizedTest
  @CsvSource({"57,false", "80,true"})
  void aChangeOfFewIsNotWhatIsLeftOfAnotherTablesChange(int ofLevel3, boolean areLevelsShown)
      throws IOException {
    Path out = folder.resolve("out");
    Terminal.Outcome outcome =
        Terminal.run(
            "diff",
            release("2026-ICLI-00005", 200, 50, 100),
            release("2026-ICLI-00006", 320, ofLevel3, 120),
            "--out",
            out,
            "--quiet");
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    Map<String, Long> more = changes(out, "by-criminality");
    Map<String, Long> ofLevels = changes(out, "by-threat-level");
    assertThat(more).containsEntry("1-convicted-criminal", 70L + ofLevel3);
    if (areLevelsShown) {
      assertThat(ofLevels).containsEntry("3", ofLevel3 - 50L);
    } else {
      assertThat(ofLevels).isEmpty();
      assertThat(PublishedPages.of(out)).contains("it would tell a number that is withheld");
    }
    Terminal.Outcome audit = Terminal.run("audit", out);
    assertThat(audit.exitCode()).as(audit.out() + audit.err()).isZero();
  }

  /// Fifteen arrests of Boston in five months, beside three hundred of all areas.
  @Test
  void monthsOfAnOfficeBesideTheNationAreNotShown() throws IOException {
    List<String> office = MadeUpArrests.top();
    List<String> nation = MadeUpArrests.top();
    for (int n = 0; n < 300; n++) {
      String day = (1 + n % 5) + "/" + (1 + n % 28) + "/2016";
      nation.add(MadeUpArrests.row(n < 15 ? "Boston" : "Denver", day, "MEXICO"));
      if (n < 15) {
        office.add(MadeUpArrests.row("Boston", day, "MEXICO"));
      }
    }
    MadeUpArrests.write(folder.resolve("office"), "arrests.csv.gz", office);
    MadeUpArrests.write(folder.resolve("nation"), "arrests.csv.gz", nation);
    Path out = folder.resolve("out");
    Terminal.Outcome outcome =
        Terminal.run(
            "diff", folder.resolve("office"), folder.resolve("nation"), "--out", out, "--quiet");
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    try (Stream<Path> files = Files.walk(out.resolve("published"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".csv")).toList()) {
        assertThat(Files.readAllLines(file))
            .as(file.toString())
            .noneMatch(line -> line.contains("month=") && line.contains(",3,published,"));
      }
    }
    assertThat(Terminal.run("audit", out).exitCode()).isZero();
  }

  /// By how many the newer one has more, by category.
  private static Map<String, Long> changes(Path out, String table) throws IOException {
    Map<String, Long> changes = new HashMap<>();
    Path tables = out.resolve("published/tables");
    Path file =
        tables.resolve("diff.2026-icli-00005.2026-icli-00006.arrests.%s.csv".formatted(table));
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        Matcher change = CHANGE.matcher(line);
        if (change.find()) {
          changes.put(change.group(1), Long.parseLong(change.group(2)));
        }
      }
    }
    return changes;
  }
}
