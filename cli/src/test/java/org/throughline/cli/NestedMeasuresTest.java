package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughline.measures.MeasureSpec;
import org.throughline.measures.Measures;

/// Measures that count the same records by different rules: nobody may subtract one from the other and be left with a
/// few records.
final class NestedMeasuresTest {

  private static final int THRESHOLD = 11;

  private static final String[] HEADERS = {
    "Area of Responsibility",
    "Apprehension Date",
    "Processing Disposition Code",
    "Birth Date",
    "Citizenship",
    "Gender",
    "RC Threat Level",
    "Final Charge Section",
    "Departed Date",
    "Removal Date"
  };

  @TempDir Path folder = Path.of("");

  /// 40 removals a month, of which some departed in the fiscal year before, and in March some without a departure.
  private Path release(int offices, int[] lagging, int undated) throws IOException {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "\"SYNTHETIC: made up\"|||||||||",
                "\"ERO-LESA Statistical Tracking Unit\"|||||||||",
                "\"2019-ICFO-53623\"|||||||||",
                "|||||||||",
                "\"ICE Removals for FY2024\"|||||||||",
                "|||||||||",
                String.join("|", Stream.of(HEADERS).map(NestedMeasuresTest::quoted).toList())));
    for (int month = 1; month <= lagging.length; month++) {
      for (int n = 0; n < 40 + 2 * month; n++) {
        String day = String.format(Locale.ROOT, "%02d/%02d/2024", month, 1 + n % 28);
        String departed =
            n < lagging[month - 1] ? "09/15/2023" : month == 3 && n >= 46 - undated ? "" : day;
        String office = (n % offices == 0 ? "Buffalo" : "Dallas") + " Area of Responsibility";
        String[] row = {
          office, day, "ER", "", n % 2 == 0 ? "MEXICO" : "CUBA", "Male", "1", "", departed, day
        };
        lines.add(String.join("|", Stream.of(row).map(NestedMeasuresTest::quoted).toList()));
      }
    }
    Path release = Files.createDirectories(folder.resolve("in"));
    Files.write(release.resolve("ICERemovals_FY2024_synthetic.csv"), lines);
    return release;
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  private Path published(Path release) {
    Path out = folder.resolve("out");
    Terminal.Outcome built = Terminal.run("build", release, "--out", out, "--quiet");
    assertThat(built.exitCode()).as(built.err()).isZero();
    Terminal.Outcome audit = Terminal.run("audit", out);
    assertThat(audit.exitCode()).as(audit.out() + audit.err()).isZero();
    return out.resolve("published/tables");
  }

  /// Shown numbers of a measure by what comes after the measure in their ids; empty where withheld.
  private static Map<String, OptionalLong> numbers(Path tables, String measure) throws IOException {
    Map<String, OptionalLong> numbers = new TreeMap<>();
    try (Stream<Path> files = Files.list(tables)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".csv")).toList()) {
        for (String line : Files.readAllLines(file)) {
          for (String field : line.split(",", -1)) {
            int at = field.indexOf("/" + measure + "/fy2024");
            if (at >= 0) {
              numbers.put(field.substring(at + measure.length() + 2), shown(line));
            }
          }
        }
      }
    }
    return numbers;
  }

  private static OptionalLong shown(String line) {
    List<String> fields = List.of(line.split(",", -1));
    int status = fields.indexOf("published");
    return status < 0
        ? OptionalLong.empty()
        : OptionalLong.of(Long.parseLong(fields.get(status - 1)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void noDifferenceOfTwoPublishedMeasuresIsOfAFewRecords(int offices) throws IOException {
    int[] lagging = {0, 1, 0, 12, 1, 0, 20, 1, 0};
    Path tables = published(release(offices, lagging, 12));
    Map<String, OptionalLong> wide = numbers(tables, "removals");
    Map<String, OptionalLong> narrow = numbers(tables, "removals-excluding-lag");
    long total = -1;
    long told = 0;
    for (Map.Entry<String, OptionalLong> cell : narrow.entrySet()) {
      OptionalLong other = wide.getOrDefault(cell.getKey(), OptionalLong.empty());
      if (cell.getValue().isPresent() && other.isPresent()) {
        long difference = other.getAsLong() - cell.getValue().getAsLong();
        assertThat(difference).as(cell.getKey()).matches(NestedMeasuresTest::isSafe);
        if (cell.getKey().equals("fy2024")) {
          total = difference;
        } else {
          told += difference;
        }
      }
    }
    assertThat(narrow).as("the table is not withheld").isNotEmpty();
    if (total >= 0) {
      assertThat(total - told).as("what is left of the year").matches(NestedMeasuresTest::isSafe);
    }
  }

  @Test
  void rulesThatAreTheDifferenceSayNoNumber() throws IOException {
    Path tables = published(release(2, new int[] {0, 0, 3, 0, 0, 0}, 12));
    try (Stream<Path> files = Files.list(tables)) {
      for (Path file :
          files.filter(one -> one.toString().matches(".*lag.*metadata.json")).toList()) {
        for (String rule :
            List.of("departed in another fiscal year", "departure date not recorded")) {
          assertThat(Files.readString(file).replaceAll("\\s+", ""))
              .contains("\"rule\":\"%s\",\"rows\":null".formatted(rule.replace(" ", "")));
        }
      }
    }
  }

  private static boolean isSafe(long difference) {
    return difference == 0 || difference >= THRESHOLD;
  }

  @Test
  void publishedMeasuresOfTheSameRecordsAreReadBesideEachOther() {
    Measures measures = Measures.load();
    for (MeasureSpec one : measures.published()) {
      for (MeasureSpec other : measures.published()) {
        if (!one.equals(other) && one.lakeTable().equals(other.lakeTable())) {
          assertThat(
                  one.beside().containsKey(other.measure())
                      || other.beside().containsKey(one.measure()))
              .as(one.measure() + " beside " + other.measure())
              .isTrue();
        }
      }
    }
  }

  @Test
  void everyRuleOfADifferenceIsOneOfTheMeasuresSql() {
    Measures measures = Measures.load();
    for (MeasureSpec spec : measures.published()) {
      spec.beside()
          .forEach(
              (other, rules) ->
                  rules.forEach(
                      rule ->
                          assertThat(measures.sql(spec) + measures.sql(measures.measure(other)))
                              .contains("'" + rule + "'")));
    }
  }
}
