package org.throughline.cli;

import java.util.Locale;
import org.throughline.releases.UnreadableReleaseException;
import org.throughline.workspace.RefusedException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/// The program.
@Command(
    name = "throughline",
    version = "throughline 0.1.0",
    mixinStandardHelpOptions = true,
    description =
        "Public records about immigration enforcement, made into numbers you can stand behind.",
    subcommands = {
      DemoCommand.class,
      BuildCommand.class,
      InspectCommand.class,
      FacilitiesCommand.class,
      OfficialCommand.class,
      MeasuresCommand.class,
      QueryCommand.class,
      ReconcileCommand.class,
      LifecycleCommand.class,
      ExplainCommand.class,
      AuditCommand.class,
      LedgerCommand.class,
      DiffCommand.class,
      ProtectCommand.class,
      ServeCommand.class,
      SynthCommand.class,
      HelpCommand.class
    })
public final class Main {

  private Main() {}

  /// Runs a command and ends the process with its exit code.
  public static void main(String[] arguments) {
    // Numbers are printed the same way everywhere.
    Locale.setDefault(Locale.ROOT);
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler((problem, line, parsed) -> report(problem, line));
  }

  private static int report(Exception problem, CommandLine line) {
    return switch (problem) {
      case RefusedException refused -> {
        line.getErr().println(refused.getMessage());
        yield ExitCode.of(refused.reason());
      }
      case UnreadableReleaseException unreadable -> {
        line.getErr().println(unreadable.getMessage());
        line.getErr().println("Nothing was built.");
        yield ExitCode.BAD_INPUT;
      }
      default -> {
        line.getErr()
            .println("A fault of the program. Nothing was built, and the last build is as it was.");
        problem.printStackTrace(line.getErr());
        yield ExitCode.INTERNAL;
      }
    };
  }
}
