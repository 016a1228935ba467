package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Options that do not fit are refused before anything is read.
final class PolicyOptionsTest {

  @TempDir private Path folder;

  @Test
  void aThresholdOfNoughtIsRefusedAndNotTakenForTheDefault() {
    Terminal.Outcome outcome = Terminal.run("build", folder, "--threshold", 0, "--quiet");
    assertThat(outcome.exitCode()).isNotZero();
    assertThat(outcome.err()).contains("threshold 0; valid are 2 and above");
  }

  @Test
  void aPolicyForAmountsIsRefusedByABuild() {
    Terminal.Outcome outcome = Terminal.run("build", folder, "--policy", "magnitudes", "--quiet");
    assertThat(outcome.exitCode()).isNotZero();
    assertThat(outcome.err()).contains("Policy 'magnitudes' is for tables of amounts");
  }
}
