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
import org.junit.jupiter.params.provider.ValueSource;
import org.throughline.testing.MadeUpTable;

/// A comparison tells of people: twenty records of one man are small, and so is a change by twenty of them.
final class ComparedPeopleTest {

  private static final int THRESHOLD = 11;

  @TempDir Path folder = Path.of("");

  /// An arrest.
  private record Arrest(String country, int person) {}

  private final List<Arrest> older = new ArrayList<>();
  private final List<Arrest> newer = new ArrayList<>();

  /// Countries of many people, of a few who have many records each, and one that a single man's records are added to.
  private void makeUp(SplittableRandom random) {
    Map<String, Integer> people =
        new TreeMap<>(
            Map.of(
                "MEXICO",
                200,
                "GUATEMALA",
                60,
                "HONDURAS",
                30,
                "CHINA",
                40,
                "INDIA",
                2,
                "PERU",
                1));
    int person = 0;
    for (Map.Entry<String, Integer> country : people.entrySet()) {
      for (int n = 0; n < country.getValue(); n++) {
        person++;
        int records = country.getValue() > THRESHOLD ? 1 : 11 + random.nextInt(9);
        for (int r = 0; r < records; r++) {
          older.add(new Arrest(country.getKey(), person));
        }
      }
    }
    newer.addAll(older);
    for (int r = 0; r < 20; r++) {
      newer.add(new Arrest("CHINA", 1000));
      newer.add(new Arrest("HONDURAS", 1001 + r));
      newer.add(new Arrest("GUATEMALA", 1021 + r));
    }
  }

  private Path write(String name, List<Arrest> arrests, SplittableRandom random)
      throws IOException {
    Path release = folder.resolve(name);
    List<Map<String, String>> rows = new ArrayList<>();
    for (Arrest arrest : arrests) {
      rows.add(
          Map.of(
              "arrest_time",
              (1 + random.nextInt(3)) + "/" + (1 + random.nextInt(28)) + "/2024",
              "state",
              "TEXAS",
              "aor",
              (random.nextInt(2) == 0 ? "Dallas" : "Houston") + " Area of Responsibility",
              "method",
              random.nextInt(2) == 0 ? "Located" : "CAP Local Incarceration",
              "citizenship",
              arrest.country(),
              "gender",
              random.nextInt(2) == 0 ? "Male" : "Female",
              "person",
              String.format(Locale.ROOT, "%040x", arrest.person())));
    }
    new MadeUpTable("2026-ICLI-00005", "v3-2026-03", "arrests", rows)
        .write(release, "ARS_2026-ICLI-00005_FY2024.csv");
    return release;
  }

  private static Map<String, Integer> people(List<Arrest> arrests) {
    Map<String, Set<Integer>> people = new HashMap<>();
    arrests.forEach(
        one ->
            people
                .computeIfAbsent(one.country().toLowerCase(Locale.ROOT), any -> new HashSet<>())
                .add(one.person()));
    Map<String, Integer> count = new HashMap<>();
    people.forEach((country, some) -> count.put(country, some.size()));
    return count;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void fewPeopleAreFewHoweverManyRecordsTheyHave(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    makeUp(random);
    Path before = write("older", older, random);
    Path after = write("newer", newer, random);
    Path out = folder.resolve("out");
    Terminal.Outcome outcome = Terminal.run("diff", before, after, "--out", out, "--quiet");
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    Path table =
        out.resolve(
            "published/tables/diff.2026-icli-00005.2026-icli-00005.arrests.by-citizenship.csv");
    Map<String, String> shown = new HashMap<>();
    for (String line : Files.readAllLines(table)) {
      String[] cells = line.split(",", -1);
      shown.put(cells[0] + " " + cells[2], cells[4]);
    }
    Map<String, Integer> people = people(older);
    people.forEach(
        (country, some) -> {
          if (some < THRESHOLD) {
            assertThat(shown).containsEntry(country + " older", "");
            assertThat(shown).containsEntry(country + " newer", "");
          }
        });
    // Twenty records more, of one man.
    assertThat(shown).containsEntry("china more", "");
    assertThat(List.of(shown.get("china older"), shown.get("china newer"))).contains("");
    // What is of many people stands.
    assertThat(shown.values()).contains("200");
    assertThat(Terminal.run("audit", out).exitCode()).isZero();
  }
}
