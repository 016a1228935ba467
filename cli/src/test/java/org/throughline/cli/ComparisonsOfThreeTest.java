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
/// order. Who reads all of them and subtracts learns of no month, and of no year, that it has a few more.
final class ComparisonsOfThreeTest {

  private static final int THRESHOLD = 11;
  private static final int MONTHS = 8;
  private static final List<String> NAMES =
      List.of("2019-ICFO-99997", "2019-ICFO-99998", "2019-ICFO-99999");

  /// A number of all records, of a month or of all: in a build, or on a side of a comparison.
  private static final Pattern CELL =
      Pattern.compile(
          ",(\\d+),published,(?:diff/(?<older>[^/]*)/(?<newer>[^/]*)|(?<release>[^/]*))"
              + "/arrests(?:/fy\\d+)?(?:/month=(?<month>\\d{4}-\\d\\d))?(?:/side=(?<side>\\w+))?,");

  @TempDir Path folder = Path.of("");

  private final Map<String, Map<String, Long>> known = new TreeMap<>();
  private final Set<String> changesShown = new TreeSet<>();
  private final List<Change> changes = new ArrayList<>();

  private record Change(String month, String less, String more, long by) {}

  private List<Path> releases(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> records = new ArrayList<>();
    for (int month = 1; month <= MONTHS; month++) {
      records.addAll(Collections.nCopies(15 + random.nextInt(60), row(month)));
    }
    List<Path> releases = new ArrayList<>();
    for (String name : NAMES) {
      List<String> lines = MadeUpArrests.top();
      lines.replaceAll(line -> line.replace("2019-ICFO-99999", name));
      lines.addAll(records);
      Path release = folder.resolve(name);
      MadeUpArrests.write(release, "arrests.csv.gz", lines);
      releases.add(release);
      for (int more = 12 + random.nextInt(12); more > 0; more--) {
        records.add(row(MONTHS - random.nextInt(5)));
      }
    }
    return releases;
  }

  private static String row(int month) {
    return MadeUpArrests.row("Boston", month + "/15/2016", "MEXICO");
  }

  /// All six told small changes while comparisons were held against those of the same two releases only.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void noDifferenceOfThreeReleasesIsAFewRecords(long seed) throws IOException {
    List<Path> releases = releases(seed);
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
    learn();
    assertThat(told()).isEmpty();
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
    String month = cell.group("month") == null ? "all" : cell.group("month");
    Map<String, Long> of = known.computeIfAbsent(month, any -> new TreeMap<>());
    String older = cell.group("older");
    String newer = cell.group("newer");
    String side = cell.group("side") == null ? "" : cell.group("side");
    switch (side) {
      case "" -> of.put(cell.group("release"), value);
      case "older" -> of.put(older, value);
      case "newer" -> of.put(newer, value);
      case "more" -> change(new Change(month, older, newer, value));
      case "fewer" -> change(new Change(month, newer, older, value));
      default -> throw new IllegalStateException(side);
    }
  }

  private void change(Change change) {
    changes.add(change);
    changesShown.add(change.month() + change.less() + change.more());
  }

  /// One number and a change give another number.
  private void learn() {
    for (int round = 0; round < NAMES.size(); round++) {
      for (Change change : changes) {
        Map<String, Long> of = known.computeIfAbsent(change.month(), any -> new TreeMap<>());
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
