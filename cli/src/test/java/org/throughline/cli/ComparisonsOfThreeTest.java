package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughline.testing.MadeUpArrests;

/// Three releases of one office, each with some records more: builds of some and comparisons of pairs, in one ledger and any
/// order. Who reads all of them, adds up years and subtracts learns of no month, no year and no nationality that it has a few
/// more.
final class ComparisonsOfThreeTest {

  private static final int THRESHOLD = 11;
  private static final int MONTHS = 8;
  private static final List<String> NAMES =
      List.of("2019-ICFO-99997", "2019-ICFO-99998", "2019-ICFO-99999");

  private static final List<String> NATIONALITIES = List.of("MEXICO", "GUATEMALA", "CANADA");

  /// A number of all records, of a month, a nationality or of all: in a build, or on a side of a comparison.
  private static final Pattern CELL =
      Pattern.compile(
          ",(\\d+),published,(?:diff/(?<older>[^/]*)/(?<newer>[^/]*)|(?<release>[^/]*))"
              + "/arrests(?:/(?<year>fy\\d+))?"
              + "(?:/(?<of>month=\\d{4}-\\d\\d|citizenship=[a-z]+))?(?:/side=(?<side>\\w+))?,");

  @TempDir Path folder = Path.of("");

  private static final String ALL = "all";

  private final Map<String, Map<String, Long>> known = new TreeMap<>();

  /// What builds say other than of months, by what is counted, release and year.
  private final Map<String, Map<String, Map<String, Long>>> byYear = new TreeMap<>();

  private final Set<String> changesShown = new TreeSet<>();
  private final List<Change> changes = new ArrayList<>();

  private record Change(String of, String less, String more, long by) {}

  /// @param years of one or more fiscal years; of one, all records are of one nationality
  private List<Path> releases(long seed, int years) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> records = new ArrayList<>();
    for (int year = 0; year < years; year++) {
      for (int month = 1; month <= MONTHS; month++) {
        for (int more = 15 * years + random.nextInt(60); more > 0; more--) {
          records.add(row(month, year, years == 1 ? 0 : random.nextInt(NATIONALITIES.size())));
        }
      }
    }
    List<Path> releases = new ArrayList<>();
    for (String name : NAMES) {
      List<String> lines = MadeUpArrests.top();
      lines.replaceAll(line -> line.replace("2019-ICFO-99999", name));
      lines.addAll(records);
      Path release = folder.resolve(name);
      MadeUpArrests.write(release, "arrests.csv.gz", lines);
      releases.add(release);
      if (years == 1) {
        for (int more = 12 + random.nextInt(12); more > 0; more--) {
          records.add(row(MONTHS - random.nextInt(5), 0, 0));
        }
      } else {
        for (int year = 0; year < years; year++) {
          addLate(records, year, random);
        }
      }
    }
    return releases;
  }

  /// Many of one nationality in one month, and few of any.
  private static void addLate(List<String> records, int year, SplittableRandom random) {
    int month = 1 + random.nextInt(MONTHS);
    int many = random.nextInt(NATIONALITIES.size());
    records.addAll(Collections.nCopies(11 + random.nextInt(9), row(month, year, many)));
    for (int few = random.nextInt(8); few > 0; few--) {
      records.add(row(month, year, random.nextInt(NATIONALITIES.size())));
    }
  }

  private static String row(int month, int year, int nationality) {
    return MadeUpArrests.row(
        "Boston", month + "/15/" + (2016 + year), NATIONALITIES.get(nationality));
  }

  /// All six told small changes while comparisons were held against those of the same two releases only.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void noDifferenceOfThreeReleasesIsAFewRecords(long seed) throws IOException {
    publishAll(releases(seed, 1), seed);
    addYears(1);
    learn();
    assertThat(told()).isEmpty();
  }

  /// All three, and five more of the first twelve, told small changes while comparisons of several years were not held against
  /// builds of other releases.
  @ParameterizedTest
  @ValueSource(longs = {4, 9, 10})
  void noDifferenceOverTwoYearsIsAFewRecords(long seed) throws IOException {
    publishAll(releases(seed, 2), seed);
    addYears(2);
    learn();
    assertThat(told()).isEmpty();
  }

  private void publishAll(List<Path> releases, long seed) throws IOException {
    List<List<Path>> publications = new ArrayList<>();
    for (int one = 0; one < releases.size(); one++) {
      publications.add(List.of(releases.get(one)));
      for (int other = one + 1; other < releases.size(); other++) {
        publications.add(List.of(releases.get(one), releases.get(other)));
      }
    }
    Collections.shuffle(publications, new Random(seed));
    int shown = 0;
    for (List<Path> of : publications) {
      shown += read(publish(of));
    }
    assertThat(shown).isPositive();
  }

  private Path publish(List<Path> of) {
    Path out =
        folder.resolve(
            "out-"
                + String.join(
                    "-", of.stream().map(Path::getFileName).map(Path::toString).toList()));
    List<Object> arguments = new ArrayList<>(List.of(of.size() == 1 ? "build" : "diff"));
    arguments.addAll(of);
    arguments.addAll(List.of("--out", out, "--ledger", folder.resolve("ledger"), "--quiet"));
    Terminal.Outcome outcome = Terminal.run(arguments.toArray());
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    Terminal.Outcome audit = Terminal.run("audit", out);
    assertThat(audit.exitCode()).as(audit.out() + audit.err()).isZero();
    return out;
  }

  private int read(Path out) throws IOException {
    Path tables = out.resolve("published/tables");
    if (!Files.isDirectory(tables)) {
      return 0;
    }
    int read = 0;
    try (Stream<Path> files = Files.list(tables)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".csv")).toList()) {
        for (String line : Files.readAllLines(file)) {
          Matcher cell = CELL.matcher(line);
          if (cell.find()) {
            note(cell, Long.parseLong(cell.group(1)));
            read++;
          }
        }
      }
    }
    return read;
  }

  private void note(Matcher cell, long value) {
    String of = cell.group("of") == null ? ALL : cell.group("of");
    if (cell.group("year") != null && !of.startsWith("month")) {
      byYear
          .computeIfAbsent(of, any -> new TreeMap<>())
          .computeIfAbsent(cell.group("release"), any -> new TreeMap<>())
          .put(cell.group("year"), value);
      return;
    }
    Map<String, Long> by = known.computeIfAbsent(of, any -> new TreeMap<>());
    String older = cell.group("older");
    String newer = cell.group("newer");
    String side = cell.group("side") == null ? "" : cell.group("side");
    switch (side) {
      case "" -> by.put(cell.group("release"), value);
      case "older" -> by.put(older, value);
      case "newer" -> by.put(newer, value);
      case "more" -> change(new Change(of, older, newer, value));
      case "fewer" -> change(new Change(of, newer, older, value));
      default -> throw new IllegalStateException(side);
    }
  }

  private void change(Change change) {
    changes.add(change);
    changesShown.add(change.of() + change.less() + change.more());
  }

  private void addYears(int years) {
    byYear.forEach(
        (of, releases) ->
            releases.forEach(
                (release, some) -> {
                  if (some.size() == years) {
                    known
                        .computeIfAbsent(of, any -> new TreeMap<>())
                        .put(release, some.values().stream().mapToLong(Long::longValue).sum());
                  }
                }));
  }

  /// One number and a change give another number.
  private void learn() {
    for (int round = 0; round < NAMES.size(); round++) {
      for (Change change : changes) {
        Map<String, Long> of = known.computeIfAbsent(change.of(), any -> new TreeMap<>());
        Long less = of.get(change.less());
        Long more = of.get(change.more());
        if (less != null) {
          of.put(change.more(), less + change.by());
        } else if (more != null) {
          of.put(change.less(), more - change.by());
        }
      }
    }
  }

  private List<String> told() {
    List<String> told = new ArrayList<>();
    known.forEach(
        (month, of) ->
            of.forEach(
                (less, here) ->
                    of.forEach(
                        (more, there) -> {
                          long by = there - here;
                          if (by > 0
                              && by < THRESHOLD
                              && !changesShown.contains(month + less + more)) {
                            told.add(month + " " + less + " to " + more + ": " + by);
                          }
                        })));
    return told;
  }
}
