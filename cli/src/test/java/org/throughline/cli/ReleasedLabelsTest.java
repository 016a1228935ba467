package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughline.disclosure.history.Fact;
import org.throughline.disclosure.history.Ledger;
import org.throughline.testing.MadeUpArrests;

/// A number is followed from posting to posting by its released label, whatever else is posted.
final class ReleasedLabelsTest {

  @TempDir Path folder = Path.of("");

  private static final Map<String, Integer> FIRST =
      Map.of("MEXICO", 45, "KOREA, SOUTH", 30, "GUATEMALA", 5);

  private void post(Map<String, Integer> records) throws IOException {
    List<String> lines = MadeUpArrests.top();
    records.forEach(
        (country, count) ->
            lines.addAll(
                Collections.nCopies(count, MadeUpArrests.row("Boston", "1/15/2016", country))));
    MadeUpArrests.write(folder.resolve("release"), "arrests.csv.gz", lines);
    Terminal.Outcome outcome =
        Terminal.run(
            "build",
            folder.resolve("release"),
            "--out",
            folder.resolve("out"),
            "--quiet",
            "--policy",
            PlainPolicy.in(folder));
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
  }

  /// The row of a country in the table by citizenship.
  private String row(String label) throws IOException {
    String cell = label.contains(",") ? '"' + label + '"' : label;
    try (Stream<Path> files = Files.list(folder.resolve("out/published/tables"))) {
      Path table =
          files
              .filter(file -> file.toString().endsWith("by-citizenship.csv"))
              .findFirst()
              .orElseThrow();
      return Files.readAllLines(table).stream()
          .filter(line -> line.contains("," + cell + ","))
          .findFirst()
          .orElseThrow();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "KOREA SOUTH",
        "KOREA-SOUTH",
        "Korea, South",
        "KOREA  SOUTH",
        "KOREA/SOUTH",
        "INDIA"
      })
  void aLaterLabelNeitherTakesANumbersIdNorItsProtection(String later) throws IOException {
    post(FIRST);
    String withheld = row("KOREA, SOUTH");
    assertThat(withheld).contains(",,suppressed,");
    Map<String, Integer> second = new TreeMap<>(FIRST);
    second.put(later, 20);
    post(second);
    assertThat(row("KOREA, SOUTH")).isEqualTo(withheld);
    assertThat(row(later)).contains(",20,published,");
    assertThat(Terminal.run("audit", folder.resolve("out")).exitCode()).isZero();
  }

  @Test
  void labelsStandInTheLedger() throws IOException {
    post(FIRST);
    assertThat(Files.readString(folder.resolve("out/ledger")))
        .contains(
            "\"dimension\":\"citizenship\",\"category\":\"korea_2c-south\",\"label\":\"KOREA,"
                + " SOUTH\"");
  }

  @Test
  void aLedgerWithoutLabelsIsNotBuiltOn() throws IOException {
    post(FIRST);
    Path ledger = folder.resolve("old-ledger");
    Ledger.read(ledger)
        .append(
            ledger,
            "publication-1",
            List.of(new Fact.Hidden("2019-icfo-99999/arrests/fy2016/citizenship=korea-south")));
    Terminal.Outcome outcome =
        Terminal.run(
            "build",
            folder.resolve("release"),
            "--out",
            folder.resolve("other"),
            "--ledger",
            ledger,
            "--quiet");
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(outcome.err()).contains("old-ledger").contains("labels").contains("Valid:");
  }

  /// R takes `NA` for a missing value, a spreadsheet `=A1` for a formula.
  @Test
  void anAnswerHasNoLabelThatIsTakenForSomethingElse() throws IOException {
    List<String> lines = MadeUpArrests.top();
    for (int n = 0; n < 60; n++) {
      String office = n % 2 == 0 ? "NA" : "=A1";
      lines.add(MadeUpArrests.row(office, "3/" + (1 + n % 28) + "/2016", "MEXICO"));
    }
    MadeUpArrests.write(folder.resolve("odd"), "a.csv.gz", lines);
    Path out = folder.resolve("odd-out");
    assertThat(Terminal.run("build", folder.resolve("odd"), "--out", out, "--quiet").exitCode())
        .isZero();
    assertThat(
            Terminal.run("query", out, "arrests", "--by", "aor", "--format", "csv").out().lines())
        .noneMatch(line -> line.startsWith("NA,") || line.startsWith("="));
  }
}
