package org.throughline.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/// The program reads the options of those commands only that the arguments name, and nobody can tell.
final class StartTest {

  static List<String> commands() {
    return List.copyOf(Main.commandLine().getSubcommands().keySet());
  }

  @Test
  void theListOfCommandsIsTheSame() {
    assertThat(Main.commandLine(List.of("--help")).getUsageMessage())
        .isEqualTo(Main.commandLine().getUsageMessage());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theHelpOfACommandIsTheSame(String name) {
    assertThat(help(Main.commandLine(List.of("help", name)), name))
        .isEqualTo(help(Main.commandLine(), name));
  }

  @Test
  void anOptionOfTheProgramIsOneOfEveryCommand() {
    assertThat(Main.commandLine(List.of("audit", "--help")).getSubcommands().get("audit"))
        .extracting(audit -> audit.getCommandSpec().findOption("--help"))
        .isNotNull();
  }

  @Test
  void helpHasColoursWhereTheyAreAskedFor() {
    for (String[] asked :
        new String[][] {{"--color=always", "--help"}, {"audit", "--help", "--color=always"}}) {
      assertThat(Terminal.run((Object[]) asked).out()).contains("\u001b[");
    }
    assertThat(Terminal.run("--color=never", "audit", "--help").out()).doesNotContain("\u001b[");
    Terminal.Outcome wrong = Terminal.run("audit", "--color", "red", "--help");
    assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err()).contains("--color red; valid are auto, always, never");
  }

  private static String help(CommandLine program, String name) {
    return requireNonNull(program.getSubcommands().get(name)).getUsageMessage();
  }
}
