package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.testing.MadeUpArrests;

/// A few records that are dated before a release begins or in its last, partial month are no national number of a month, and cost no
/// table.
final class StrayMonthsTest {

  private static final String[] OFFICES = {"Boston", "Denver", "El Paso", "Miami"};
  private static final int ORDINARY = 120;

  @TempDir Path folder = Path.of("");

  private static void add(List<String> lines, int month, int year, int records, int lastDay) {
    for (int n = 0; n < records; n++) {
      String row =
          MadeUpArrests.row(
              OFFICES[n % OFFICES.length],
              month + "/" + (1 + n % lastDay) + "/" + year,
              n % 3 == 0 ? "CANADA" : "MEXICO");
      // Nothing in common: a release about men would be one of a kind of person.
      lines.add(n % 2 == 0 ? row.replace("Male", "Female").replace("Located", "CAP") : row);
    }
  }

  /// A fiscal year whose first and last months are given.
  private static List<String> year(int first, int last, int lastButOne) {
    List<String> lines = MadeUpArrests.top();
    add(lines, 10, 2015, first, 28);
    for (int month = 11; month <= 12; month++) {
      add(lines, month, 2015, ORDINARY, 28);
    }
    for (int month = 1; month <= 7; month++) {
      add(lines, month, 2016, ORDINARY, 28);
    }
    add(lines, 8, 2016, lastButOne, 28);
    add(lines, 9, 2016, last, 3);
    return lines;
  }

  private Path build(String name, List<String> lines) throws IOException {
    Path release = folder.resolve(name);
    MadeUpArrests.write(release, "arrests.csv.gz", lines);
    Path out = folder.resolve("out-" + name);
    Terminal.Outcome built = Terminal.run("build", release, "--out", out, "--quiet");
    assertThat(built.exitCode()).as(built.err()).isZero();
    return out.resolve("published").toRealPath();
  }

  private static List<String> rows(Path published, String names) throws IOException {
    List<String> rows = new ArrayList<>();
    try (Stream<Path> files = Files.list(published.resolve("tables"))) {
      for (Path file : files.sorted().toList()) {
        if (String.valueOf(file.getFileName()).matches(names + "\\.csv")) {
          rows.addAll(Files.readAllLines(file));
        }
      }
    }
    return rows;
  }

  @Test
  void theyAreNotShownByThemselvesAndEveryTableIsPublished() throws IOException {
    Path published = build("edges", year(3, 4, ORDINARY));
    assertThat(rows(published, ".*")).noneMatch(row -> row.matches(".*,([1-9]|10),published,.*"));
    assertThat(rows(published, ".*by-month"))
        .anyMatch(row -> row.contains(",2015-10 to 2015-11,123,published"))
        .anyMatch(row -> row.contains(",2016-08 to 2016-09,124,published"))
        .anyMatch(row -> row.contains(",January of 2016,120,published"));
    assertThat(rows(published, ".*by-aor-and-month")).isNotEmpty();
    assertThat(Files.readString(published.resolve("catalog.json")))
        .doesNotContain("No suppression keeps");
  }

  @Test
  void nothingTellsHowManyTheyAre() throws IOException {
    Path one = build("one", year(ORDINARY, 2, ORDINARY));
    Path other = build("other", year(ORDINARY, 9, ORDINARY - 7));
    assertThat(rows(one, ".*by-month")).isNotEmpty().isEqualTo(rows(other, ".*by-month"));
  }

  @Test
  void aYearOfAFewIsNotShownAtAll() throws IOException {
    List<String> lines = year(ORDINARY, ORDINARY, ORDINARY);
    add(lines, 10, 2016, 4, 2);
    Path published = build("next-year", lines);
    assertThat(rows(published, ".*fy2016.*")).isNotEmpty();
    assertThat(rows(published, ".*fy2017.*")).isEmpty();
  }

  @Test
  void monthsBetweenThemStayAsTheyAre() throws IOException {
    List<String> lines = MadeUpArrests.top();
    for (int month = 1; month <= 9; month++) {
      add(lines, month, 2016, 6 + month % 2, 28);
    }
    assertThat(rows(build("small", lines), ".*by-month"))
        .anyMatch(row -> row.contains(",January of 2016,7,published"))
        .anyMatch(row -> row.contains(",June of 2016,6,published"));
  }
}
