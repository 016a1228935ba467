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
        "{id: mine, threshold: 5, reason: why, treshold: 6} | treshold",
        "{id: mine, threshold: 5} | reason",
        "{id: mine, reason: why} | threshold",
        "{id: mine, threshold: 1, reason: why} | threshold 1",
        "{id: mine, threshold: 5, reason: ' '} | no reason",
        "{id: mine, threshold: 5.5, reason: why} | 5.5",
        "{id: mine, threshold: many, reason: why} | many"
      })
  void aWrongPolicyIsRefusedWithFileAndKey(String yaml, String named) throws IOException {
    Path file = Files.writeString(folder.resolve("mine.yaml"), yaml);
    assertThatThrownBy(() -> PolicyReader.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mine.yaml")
        .hasMessageContaining(named);
  }

  @Test
  void anUnknownBundledPolicyIsNamed() {
    assertThatThrownBy(() -> PolicyReader.bundled("none")).hasMessageContaining("'none'");
  }
}
