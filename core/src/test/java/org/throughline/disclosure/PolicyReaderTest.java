package org.throughline.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

final class PolicyReaderTest {

  @TempDir Path folder;

  @Test
  void theDefaultPolicyWithholdsOneToTenAndSaysWhy() {
    Policy policy = PolicyReader.bundled("default");
    assertThat(policy.threshold()).isEqualTo(11);
    assertThat(policy.reason()).contains("Medicare");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{id: mine, zeros: shown, threshold: 5, reason: why, treshold: 6} | treshold",
        "{id: mine, zeros: shown, threshold: 50, threshold: 2, reason: why} | threshold",
        "{id: mine, zeros: shown, threshold: 5} | reason",
        "{id: mine, zeros: shown, reason: why} | threshold",
        "{id: mine, threshold: 5, reason: why} | zeros",
        "{id: mine, zeros: seldom, threshold: 5, reason: why} | seldom",
        "{id: mine, zeros: shown, threshold: 1, reason: why} | threshold 1",
        "{id: mine, zeros: shown, threshold: 5, reason: ' '} | no reason",
        "{id: ' ', zeros: shown, threshold: 5, reason: why} | id is blank",
        "{id: mine, zeros: shown, threshold: 5.5, reason: why} | 5.5",
        "{id: mine, zeros: shown, threshold: many, reason: why} | many",
        "{id: mine, zeros: shown, threshold: 5, group: 1, reason: why} | beside it",
        "{id: mine, zeros: shown, threshold: 5, insiders: -1, reason: why} | insiders -1",
        "{id: mine, method: magic, reason: why} | magic",
        "{id: mine, method: rounding, base: 1, reason: why} | base 1",
        "{id: mine, zeros: shown, threshold: 5, base: 5, reason: why} | base goes with",
        "{id: mine, zeros: shown, threshold: 5, reason: why, rules: [{rule: guess}]} | guess",
        "{id: mine, zeros: shown, threshold: 5, reason: why, rules: [{rule: p-percent}]} | percent",
        "{id: mine, zeros: shown, threshold: 5, reason: why, rules: [{rule: dominance, largest: 1, percent: 100}]} | 100 percent",
        "[] | no keys",
        "'{id: mine' | mine.yaml"
      })
  void aWrongPolicyIsRefusedWithFileAndKey(String yaml, String named) throws IOException {
    Path file = Files.writeString(folder.resolve("mine.yaml"), yaml);
    assertThatThrownBy(() -> PolicyReader.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mine.yaml")
        .hasMessageContaining(named);
  }

  @ParameterizedTest
  @FieldSource("org.throughline.disclosure.PolicyReader#BUNDLED")
  void everyPolicyThatShipsIsReadable(String id) {
    Policy policy = PolicyReader.bundled(id);
    assertThat(policy.id()).isEqualTo(id);
    assertThat(policy.publicRules()).isNotEmpty();
  }

  @Test
  void readersAreNotToldTheParametersOfRulesForAmounts() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("secret.yaml"),
            """
            id: secret
            threshold: 3
            zeros: shown
            reason: because
            rules:
              - {rule: p-percent, percent: 37, coalition: 7}
              - {rule: dominance, largest: 8, percent: 89}
              - {rule: prior-posterior, percent: 41, prior: 59}
            """);
    Policy policy = PolicyReader.read(file);
    assertThat(policy.magnitudes()).hasSize(3);
    assertThat(policy.publicMagnitudeRules()).hasSize(4);
    assertThat(String.join(" ", policy.publicMagnitudeRules()) + policy.publicRules())
        .doesNotContain("37", "7,", "8,", "89", "41", "59");
  }

  @Test
  void anUnknownBundledPolicyIsNamed() {
    assertThatThrownBy(() -> PolicyReader.bundled("none")).hasMessageContaining("'none'");
  }
}
