package org.throughline.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.throughline.disclosure.primary.CountRules;
import org.throughline.disclosure.primary.Zeros;

/// What a policy says to readers, and as text.
final class PolicyTest {

  @TempDir Path folder;

  private Policy read(String yaml) throws IOException {
    return PolicyReader.read(Files.writeString(folder.resolve("mine.yaml"), yaml));
  }

  @ParameterizedTest
  @FieldSource("org.throughline.disclosure.PolicyReader#BUNDLED")
  void theTextOfAPolicyIsReadBackWithoutTheRulesForAmounts(String id) throws IOException {
    Policy policy = PolicyReader.bundled(id);
    assertThat(read(policy.text()))
        .isEqualTo(
            new Policy(policy.id(), policy.reason(), policy.method(), policy.counts(), List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zeros: shown, threshold: 5 | A count from 1 to 4 is withheld",
        "zeros: shown, threshold: 5 | Zeros are shown.",
        "zeros: complementary, threshold: 7 | A count from 1 to 6 is withheld",
        "zeros: complementary, threshold: 7 | Zeros are shown unless they protect other counts.",
        "zeros: withheld, threshold: 5 | A count from 0 to 4 is withheld",
        "zeros: withheld, threshold: 5 | Zeros are withheld like small counts.",
        "zeros: withheld, threshold: 5 | Counts are exact or withheld.",
        "zeros: withheld, threshold: 5, group: 1 | all, or nearly all, of a group are in one cell",
        "zeros: shown, threshold: 5, insiders: 1 | people who know the cells that they are alone"
            + " in",
        "method: rounding, base: 7 | rounded to the nearest 7 on its own",
        "method: random-rounding, base: 2 | rounded at random to a neighbouring multiple of 2",
        "method: controlled-rounding, base: 4 | a multiple of 4 next to it, so that totals add up",
        "method: cell-key, noise: small-counts, threshold: 3 | has small random noise"
      })
  void readersAreToldTheRules(String keys, String sentence) throws IOException {
    assertThat(read("{id: mine, reason: why, " + keys + "}").publicRules())
        .anySatisfy(rule -> assertThat(rule).contains(sentence));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zeros: shown, threshold: 5 | 5",
        "zeros: shown, threshold: 5, recoding: none | 4",
        "zeros: withheld, threshold: 5, group: 1, insiders: 2 | 7",
        "method: rounding, base: 7 | 2"
      })
  void readersAreToldNothingThatDoesNotApply(String keys, int sentences) throws IOException {
    Policy policy = read("{id: mine, reason: why, " + keys + "}");
    assertThat(policy.publicRules()).hasSize(sentences);
    assertThat(policy.publicMagnitudeRules()).hasSize(policy.counts().insiders() > 0 ? 2 : 1);
  }

  @Test
  void theThresholdOfARoundingIsItsBaseUnlessGiven() throws IOException {
    assertThat(read("{id: mine, reason: why, method: rounding, base: 7}").threshold()).isEqualTo(7);
    assertThat(read("{id: mine, reason: why, method: rounding, base: 7, threshold: 4}").threshold())
        .isEqualTo(4);
    assertThat(read("{id: mine, reason: why, method: rounding, base: 7}").counts().zeros())
        .isEqualTo(Zeros.SHOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "default, true, false",
    "ohss-rounding-10, false, false",
    "controlled-rounding-5, false, false",
    "random-rounding-3, false, true",
    "cell-key, false, true"
  })
  void onlyRandomMethodsNeedASecret(String id, boolean exact, boolean random) {
    assertThat(PolicyReader.bundled(id).method().isExact()).isEqualTo(exact);
    assertThat(PolicyReader.bundled(id).method().isRandom()).isEqualTo(random);
  }

  @Test
  void thresholdAndInsidersMayBeChosenByWhoeverPublishes() {
    Policy policy = new Policy("mine", 5, "why");
    assertThat(policy.counts()).isEqualTo(new CountRules(5, Zeros.SHOWN, 0, 0));
    assertThat(policy.withThreshold(8).counts()).isEqualTo(new CountRules(8, Zeros.SHOWN, 0, 0));
    assertThat(policy.withInsiders(2).counts()).isEqualTo(new CountRules(5, Zeros.SHOWN, 0, 2));
  }

  @ParameterizedTest
  @CsvSource({
    "SHOWN, 0, false",
    "SHOWN, 1, true",
    "SHOWN, 4, true",
    "SHOWN, 5, false",
    "COMPLEMENTARY, 0, false",
    "COMPLEMENTARY, 4, true",
    "WITHHELD, 0, true",
    "WITHHELD, 4, true",
    "WITHHELD, 5, false"
  })
  void aCountBelowTheThresholdIsSmallAndAZeroOnlyWhereZerosAreWithheld(
      Zeros zeros, long count, boolean small) {
    assertThat(new CountRules(5, zeros, 0, 0).isSmall(count)).isEqualTo(small);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zeros: withheld, threshold: 5, group: -1 | group -1; valid are 0 and above",
        "method: rounding, base: 5, insiders: 1 | go with the method suppression only",
        "method: rounding, base: 5, zeros: shown, group: 0, noise: small-counts | noise goes with",
        "method: cell-key, threshold: 3 | noise goes with cell-key",
        "method: random-rounding, base: 1 | base 1; valid are 2 and above",
        "method: controlled-rounding, base: 1 | base 1; valid are 2 and above",
        "method: rounding | base goes with",
        "zeros: shown, threshold: 5, rules: none | rules is not a list",
        "zeros: 1, threshold: 5 | key 'zeros' is not a text",
        "zeros: shown, threshold: 5, rules: [{contributors: 3}] | key 'rule' is missing",
        "zeros: shown, threshold: 5, rules: [{rule: minimum-frequency, contributors: 3, x: 1}] |"
            + " 'x'",
        "zeros: shown, threshold: 5, rules: [{rule: dominance, largest: 1, percent: 70, x: 1}] |"
            + " 'x'",
        "zeros: shown, threshold: 5, rules: [{rule: p-percent, percent: 10, x: 1}] | 'x'",
        "zeros: shown, threshold: 5, rules: [{rule: prior-posterior, percent: 1, prior: 9, x: 1}] |"
            + " 'x'"
      })
  void keysThatDoNotGoTogetherAreRefused(String keys, String named) {
    assertThatThrownBy(() -> read("{id: mine, reason: why, " + keys + "}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mine.yaml is not a policy")
        .hasMessageContaining(named);
  }

  @Test
  void aPolicyIsFoundByNameOrAsAFile() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("mine.yaml"), "{id: mine, reason: why, zeros: shown, threshold: 5}");
    assertThat(PolicyReader.named(file.toString()).id()).isEqualTo("mine");
    assertThat(PolicyReader.named("default").id()).isEqualTo("default");
    assertThatThrownBy(() -> PolicyReader.named(folder.toString()))
        .hasMessageContaining("valid are a file and default");
  }

  @Test
  void noiseComesFromATableThatShipsAndIsRightOnAverage() {
    assertThat(NoiseTable.bundled("small-counts").rows()).isEqualTo(6);
    for (String name : List.of("none", "../noise/small-counts")) {
      assertThatThrownBy(() -> NoiseTable.bundled(name))
          .hasMessageContaining("Unknown table of noise: '" + name + "'");
    }
    assertThatThrownBy(() -> NoiseTable.bundled("biased"))
        .hasMessageContaining("'biased' is biased in row 1");
  }

  @Test
  void anotherThresholdHasAnotherReasonAndIsDescribedAsItIs() {
    Policy policy = PolicyReader.bundled("default").withThreshold(2);
    assertThat(policy.reason())
        .isEqualTo(
            "Whoever publishes chose the threshold 2 instead of the 11 of policy 'default'.");
    assertThat(policy.publicRules())
        .contains("A count of 1 is withheld, and whatever would let it be worked out.");
    assertThat(PolicyReader.bundled("default").withThreshold(11))
        .isEqualTo(PolicyReader.bundled("default"));
    for (int threshold : new int[] {1, 0, -3}) {
      assertThatThrownBy(() -> PolicyReader.bundled("default").withThreshold(threshold))
          .hasMessageContaining("threshold " + threshold + "; valid are 2 and above");
    }
  }
}
