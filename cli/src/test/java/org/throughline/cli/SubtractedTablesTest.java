package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.testing.MadeUpTable;

/// Areas less their states, as a reader with a map subtracts them: nothing, or as many as the threshold.
final class SubtractedTablesTest {

  private static final Map<String, List<String>> STATES =
      new TreeMap<>(
          Map.of(
              "Boston", List.of("MASSACHUSETTS", "MAINE", "VERMONT"),
              "Denver", List.of("COLORADO", "WYOMING"),
              "St Paul", List.of("MINNESOTA", "IOWA", "NORTH DAKOTA", "SOUTH DAKOTA"),
              "Chicago", List.of("ILLINOIS", "INDIANA", "KENTUCKY"),
              "Seattle", List.of("WASHINGTON", "OREGON", "ALASKA")));

  @TempDir Path folder = Path.of("");

  /// Every area has a large state, one of some dozens and, often, some of a few.
  private Path release(long seed) throws IOException {
    Path release = folder.resolve("release");
    SplittableRandom random = new SplittableRandom(seed);
    List<Map<String, String>> rows = new ArrayList<>();
    STATES.forEach(
        (area, states) -> {
          for (int at = 0; at < states.size(); at++) {
            int most = at == 0 ? 500 : at == 1 ? 90 : 9;
            int records = most / 3 + random.nextInt(most);
            for (int n = 0; n < records; n++) {
              rows.add(arrest(area, states.get(at), random));
            }
          }
        });
    new MadeUpTable("2026-ICLI-00005", "v3-2026-03", "arrests", rows)
        .write(release, "ARS_2026-ICLI-00005_FY2024.csv");
    return release;
  }

  private static Map<String, String> arrest(String area, String state, SplittableRandom random) {
    return Map.of(
        "arrest_time",
        (1 + random.nextInt(9)) + "/" + (1 + random.nextInt(28)) + "/2024",
        "state",
        state,
        "aor",
        area + " Area of Responsibility",
        "method",
        "Located",
        "citizenship",
        "MEXICO",
        "gender",
        "Male",
        "person",
        String.format(Locale.ROOT, "%040x", new java.math.BigInteger(1, bytes(random))));
  }

  private static byte[] bytes(SplittableRandom random) {
    byte[] bytes = new byte[20];
    random.nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @CsvSource({"1,default,11", "2,default,11", "3,minimum-frequency-5,5"})
  void whatIsLeftOfAreasWithoutTheirStatesIsNothingOrNotFew(
      long seed, String policy, long threshold) throws IOException {
    Path out = folder.resolve("out");
    Terminal.Outcome built =
        Terminal.run("build", release(seed), "--out", out, "--quiet", "--policy", policy);
    assertThat(built.exitCode()).as(built.err()).isZero();
    Path tables = out.resolve("published/tables");
    Map<List<String>, Long> areas = shown(tables, "by-aor-and-month");
    Set<List<Object>> subtracted = new HashSet<>();
    for (String table : List.of("by-state", "by-state-and-month")) {
      Map<List<String>, Long> states = shown(tables, table);
      areas.forEach(
          (key, area) -> {
            long left = area;
            for (Map.Entry<List<String>, Long> state : states.entrySet()) {
              boolean isInside =
                  state.getKey().get(1).equals(key.get(1))
                      && STATES
                          .getOrDefault(key.get(0), List.of())
                          .containsAll(List.of(state.getKey().get(0).split(" or ")));
              left -= isInside ? state.getValue() : 0;
              if (isInside) {
                subtracted.add(List.of(table, state.getKey()));
              }
            }
            assertThat(left)
                .as("%s %s", table, key)
                .satisfiesAnyOf(
                    none -> assertThat(none).isZero(),
                    enough -> assertThat(enough).isGreaterThanOrEqualTo(threshold));
          });
    }
    assertThat(subtracted).hasSizeGreaterThan(10);
  }

  /// Numbers by the label of the first column and by month, which is the total where there is none.
  private static Map<List<String>, Long> shown(Path tables, String table) throws IOException {
    Map<List<String>, Long> shown = new HashMap<>();
    Path file = tables.resolve("2026-icli-00005.arrests.fy2024." + table + ".csv");
    if (Files.exists(file)) {
      List<String> lines = Files.readAllLines(file);
      List<String> header = List.of(lines.getFirst().replace("\uFEFF", "").split(","));
      int month = header.indexOf("month");
      for (String line : lines.subList(1, lines.size())) {
        String[] fields = line.split(",", -1);
        if (fields[header.indexOf("status")].equals("published")) {
          shown.put(
              List.of(fields[1], month < 0 ? "total" : fields[month]),
              Long.parseLong(fields[header.indexOf("value")]));
        }
      }
    }
    return shown;
  }
}
