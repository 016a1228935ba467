package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughline.testing.MadeUpArrests;

/// Builds under policies with rounding or noise, again and again: the same records keep their noise, and one
/// ledger is of one kind of policy and one secret.
final class NoiseOverTimeTest {

  private static final String ARRESTS = "2019-icfo-99999/arrests/fy2016";

  /// Value and id in a line of a table.
  private static final Pattern CELL = Pattern.compile(",(\\d*),(?:rounded|perturbed),([^,]+),");

  @TempDir Path folder = Path.of("");

  private static List<String> records() {
    List<String> records = MadeUpArrests.top();
    String[] countries = {"MEXICO", "CUBA", "CHILE"};
    for (int at = 0; at < 300; at++) {
      String date = 1 + at % 9 + "/" + (1 + at % 28) + "/2016";
      String country = countries[at % 20 == 0 ? 2 : at % 2];
      records.add(MadeUpArrests.row(at % 3 == 0 ? "Boston" : "Denver", date, country));
    }
    return records;
  }

  private Terminal.Outcome build(List<String> records, String... options) throws IOException {
    Path release = folder.resolve("release");
    MadeUpArrests.write(release, "arrests.csv.gz", records);
    List<Object> all = new ArrayList<>(List.of("build", release, "--out", folder.resolve("out")));
    all.addAll(List.of("--keep", "9", "--quiet"));
    all.addAll(List.of(options));
    return Terminal.run(all.toArray());
  }

  private Map<String, Long> numbers(String policy, List<String> records) throws IOException {
    Terminal.Outcome outcome = build(records, "--policy", policy, "--noise-key", key("key"));
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    Terminal.Outcome audit = Terminal.run("audit", folder.resolve("out"));
    assertThat(audit.exitCode()).as(audit.out() + audit.err()).isZero();
    Map<String, Long> numbers = new TreeMap<>();
    Path tables = folder.resolve("out/current").toRealPath().resolve("published/tables");
    try (Stream<Path> files = Files.list(tables)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".csv")).toList()) {
        Matcher cell = CELL.matcher(Files.readString(file));
        while (cell.find()) {
          numbers.put(cell.group(2), Long.valueOf(cell.group(1)));
        }
      }
    }
    return numbers;
  }

  private String key(String name) {
    return folder.resolve(name).toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cell-key", "random-rounding-3", "controlled-rounding-5"})
  void aLaterPostingIsPublishedAndWhatDidNotChangeKeepsItsNoise(String policy) throws IOException {
    List<String> records = records();
    Map<String, Long> monday = numbers(policy, records);
    assertThat(monday).containsKeys(ARRESTS, ARRESTS + "/citizenship=cuba");
    assertThat(numbers(policy, records)).isEqualTo(monday);
    records.add(MadeUpArrests.row("Boston", "9/15/2016", "CUBA"));
    records.add(MadeUpArrests.row("Boston", "9/16/2016", "CUBA"));
    Map<String, Long> tuesday = numbers(policy, records);
    if (!policy.startsWith("controlled")) {
      // Totals of rounded numbers add up, so that one that changes takes others with it.
      assertThat(tuesday)
          .containsEntry(ARRESTS + "/aor=denver", monday.get(ARRESTS + "/aor=denver"))
          .containsEntry(
              ARRESTS + "/citizenship=mexico", monday.get(ARRESTS + "/citizenship=mexico"));
    }
    assertThat(tuesday.keySet()).isEqualTo(monday.keySet());
  }

  /// Of one number with thirty noises the mean would be the number.
  @Test
  void anotherSecretIsRefused() throws IOException {
    assertThat(build(records(), "--policy", "cell-key", "--noise-key", key("one")).exitCode())
        .isZero();
    Terminal.Outcome other = build(records(), "--policy", "cell-key", "--noise-key", key("other"));
    assertThat(other.exitCode()).isNotZero();
    assertThat(other.err()).contains("another secret").contains("Valid: the same --noise-key");
  }

  @Test
  void whatWasWithheldIsNotShownWithNoiseLaterAndTheOtherWayRound() throws IOException {
    assertThat(build(records(), "--policy", "ohss-rounding-10").exitCode()).isZero();
    Terminal.Outcome withheld = build(records());
    assertThat(withheld.exitCode()).isNotZero();
    assertThat(withheld.err()).contains("rounds or adds noise").contains("another ledger");

    Path other = folder.resolve("other");
    Path release = folder.resolve("release");
    assertThat(Terminal.run("build", release, "--out", other, "--quiet").exitCode()).isZero();
    Terminal.Outcome noise =
        Terminal.run("build", release, "--out", other, "--policy", "ohss-rounding-10", "--quiet");
    assertThat(noise.exitCode()).isNotZero();
    assertThat(noise.err()).contains("withholds").contains("another ledger");
  }

  /// Before anything is read: whoever forgot the file does not wait for it.
  @Test
  void aPolicyThatDrawsWithoutASecretIsRefusedAtOnce() throws IOException {
    Terminal.Outcome outcome = build(records(), "--policy", "cell-key");
    assertThat(outcome.exitCode()).isNotZero();
    assertThat(outcome.err()).contains("--noise-key");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void answersShowWhatWasPublishedAndNotTheCountBehindIt() throws IOException {
    Map<String, Long> numbers = numbers("ohss-rounding-10", records());
    Path out = folder.resolve("out");
    Terminal.Outcome answer =
        Terminal.run(
            "query",
            out,
            "arrests",
            "--by",
            "citizenship",
            "--every",
            "fiscal-year",
            "--protected",
            "--format",
            "csv");
    assertThat(answer.exitCode()).as(answer.err()).isZero();
    assertThat(answer.out())
        .contains("CHILE," + numbers.get(ARRESTS + "/citizenship=chile") + ",")
        .contains("rounded or with noise, as published");
    assertThat(Terminal.run("explain", out, ARRESTS).err()).contains("was published as 300");
  }
}
