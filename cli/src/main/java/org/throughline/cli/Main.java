package org.throughline.cli;

import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.util.Locale;
import org.throughline.releases.UnreadableReleaseException;
import org.throughline.workspace.RefusedException;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The program.
@Command(
    name = "throughline",
    version = "throughline 0.1.0",
    mixinStandardHelpOptions = true,
    scope = CommandLine.ScopeType.INHERIT,
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
      ExportCommand.class,
      ProtectCommand.class,
      ServeCommand.class,
      SynthCommand.class,
      AutoComplete.GenerateCompletion.class,
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
        .setParameterExceptionHandler((problem, words) -> wrong(problem))
        .setExecutionExceptionHandler((problem, line, parsed) -> report(problem, line));
  }

  /// What is wrong with the command line, what was perhaps meant, and where all options stand; not all of them.
  private static int wrong(ParameterException problem) {
    CommandLine line = problem.getCommandLine();
    PrintWriter to = line.getErr();
    to.println(
        problem instanceof MissingParameterException || line.getSubcommands().isEmpty()
            ? problem.getMessage()
            : problem.getMessage()
                + "; valid are "
                + String.join(", ", line.getSubcommands().keySet()));
    UnmatchedArgumentException.printSuggestions(problem, to);
    to.println("For all options: ./" + line.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE;
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
      case AccessDeniedException denied -> {
        line.getErr()
            .println(
                denied.getFile() + " may not be read or written. Valid: a place that you may use");
        yield ExitCode.BAD_OUTPUT;
      }
      case Exception full when DiskFull.causes(full) -> {
        line.getErr()
            .println(
                "The disk is full. Make room, or choose another with --out; the last build is as it"
                    + " was.");
        yield ExitCode.BAD_OUTPUT;
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
