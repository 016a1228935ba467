package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tab key in a shell.
final class CompletionTest {

  @TempDir private Path folder;

  @Test
  void bashCompletesCommandsAndOptions() throws Exception {
    assumeThat(new File("/bin/bash")).as("bash").exists();
    Terminal.Outcome outcome = Terminal.run("generate-completion");
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.OK);
    Path script = Files.writeString(folder.resolve("completion"), outcome.out());
    assertThat(completed(script, "throughline", "rec")).contains("reconcile");
    assertThat(completed(script, "throughline", "build", "--fac")).contains("--facilities");
  }

  private static String completed(Path script, String... typed) throws Exception {
    String line =
        "source %s; COMP_WORDS=(%s); COMP_CWORD=%s; _complete_throughline; echo \"${COMPREPLY[@]}\""
            .formatted(script, String.join(" ", typed), String.valueOf(typed.length - 1));
    Process bash = new ProcessBuilder("/bin/bash", "-c", line).redirectErrorStream(true).start();
    String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).as(said).isZero();
    return said;
  }
}
