package org.throughline.cli;

import static java.util.Objects.requireNonNull;

import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.throughline.engine.NoEngineException;
import org.throughline.publish.Imprint;
import org.throughline.releases.NotEnoughMemoryException;
import org.throughline.releases.UnreadableReleaseException;
import org.throughline.workspace.RefusedException;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The program.
@Command(
    name = "throughline",
    version = "throughline " + Imprint.VERSION,
    mixinStandardHelpOptions = true,
    scope = CommandLine.ScopeType.INHERIT,
    description =
        "Public records about immigration enforcement, made into numbers you can stand behind.")
public final class Main {

  private static final List<Class<?>> COMMANDS =
      List.of(
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
          VerifyCommand.class,
          LedgerCommand.class,
          DiffCommand.class,
          ExportCommand.class,
          ProtectCommand.class,
          ServeCommand.class,
          SynthCommand.class,
          AutoComplete.GenerateCompletion.class,
          HelpCommand.class);

  /// The command that says what every other understands.
  private static final String COMPLETION = "generate-completion";

  @Spec private CommandSpec spec = CommandSpec.create();

  private Main() {}

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      scope = CommandLine.ScopeType.INHERIT,
      description =
          "Colours of help: auto, always or never (default: auto, which is a terminal without"
              + " NO_COLOR).")
  void setColor(String when) {
    Ansi colours =
        switch (when) {
          case "auto" -> Ansi.AUTO;
          case "always" -> Ansi.ON;
          case "never" -> Ansi.OFF;
          default ->
              throw new ParameterException(
                  spec.commandLine(),
                  "--color " + when + "; valid are auto, always, never",
                  spec.findOption("--color"),
                  when);
        };
    spec.root().commandLine().setColorScheme(CommandLine.Help.defaultColorScheme(colours));
  }

  /// Runs a command and ends the process with its exit code.
  public static void main(String[] arguments) {
    // Numbers are printed the same way everywhere.
    Locale.setDefault(Locale.ROOT);
    // Whoever draws pictures is shown by macOS as a program with windows.
    System.setProperty("java.awt.headless", "true");
    // The reader of old workbooks logs, and what it logs with complains on the terminal that nobody
    // listens.
    System.setProperty("log4j2.StatusLogger.level", "OFF");
    Optional<String> problem =
        lostNames(System.getProperty("sun.jnu.encoding", "UTF-8"), List.of(arguments));
    if (problem.isPresent()) {
      System.err.println(problem.get());
      System.exit(ExitCode.USAGE);
    }
    System.exit(run(StandardOutput.ofTheProcess(), arguments));
  }

  /// @return the exit code
  static int run(StandardOutput out, String... arguments) {
    CommandLine program = commandLine(List.of(arguments)).setOut(out.writer());
    int exitCode = program.execute(arguments);
    program.getOut().flush();
    if (exitCode != ExitCode.OK || out.problem().isEmpty()) {
      return exitCode;
    }
    program.getErr().println("What was printed did not arrive whole: " + out.problem().get());
    return ExitCode.BAD_OUTPUT;
  }

  /// Java reads arguments by the terminal's character set; where that is ASCII, a name with an accent has
  /// lost it before the program sees it.
  ///
  /// @param charset the terminal's
  static Optional<String> lostNames(String charset, List<String> arguments) {
    return charset.equalsIgnoreCase("UTF-8")
        ? Optional.empty()
        : arguments.stream()
            .filter(argument -> argument.matches("(?s).*[?\uFFFD].*"))
            .findFirst()
            .map(
                argument ->
                    "'%s' cannot be read in this terminal's character set, %s. Set LC_ALL=C.UTF-8, or start the program with ./throughline, which does"
                        .formatted(argument, charset));
  }

  /// The program with all of its commands, for whatever describes them.
  public static CommandLine commandLine() {
    return commandLine(List.of(COMPLETION));
  }

  /// The program, for these arguments. To read the options of every command takes longer than many a command takes: of
  /// those that the arguments do not name it knows no more than a list of commands says.
  static CommandLine commandLine(List<String> arguments) {
    CommandLine program = new CommandLine(new Main());
    boolean all = arguments.contains(COMPLETION);
    for (Class<?> type : COMMANDS) {
      Command command = requireNonNull(type.getAnnotation(Command.class));
      program.addSubcommand(
          command.name(), all || arguments.contains(command.name()) ? type : onlyListed(command));
    }
    return program
        .registerConverter(Path.class, Main::path)
        .registerConverter(Integer.class, Main::number)
        .registerConverter(int.class, Main::number)
        .setParameterExceptionHandler((problem, words) -> wrong(problem))
        .setExecutionExceptionHandler((problem, line, parsed) -> report(problem, line));
  }

  private static CommandSpec onlyListed(Command command) {
    CommandSpec listed = CommandSpec.create().name(command.name());
    listed.usageMessage().header(command.header()).description(command.description());
    return listed;
  }

  private static Path path(String text) {
    if (text.isBlank()) {
      throw new TypeConversionException("'" + text + "' names no file or folder");
    }
    return Path.of(text);
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException _) {
      throw new TypeConversionException("'" + text + "' is not a whole number");
    }
  }

  /// What is wrong with the command line, what was perhaps meant, and where all options stand; not all of them.
  private static int wrong(ParameterException problem) {
    CommandLine line = problem.getCommandLine();
    PrintWriter to = line.getErr();
    // The library says "option option".
    String message =
        String.valueOf(problem.getMessage())
            .replace("option option", "option")
            .replaceFirst("\\.$", "");
    boolean isOption =
        problem instanceof UnmatchedArgumentException unknown && unknown.isUnknownOption();
    to.println(
        problem instanceof MissingParameterException || line.getSubcommands().isEmpty() || isOption
            ? message
            : message + "; valid are " + String.join(", ", line.getSubcommands().keySet()));
    UnmatchedArgumentException.printSuggestions(problem, to);
    wanted(problem).forEach(arg -> to.println("  " + named(arg) + described(arg)));
    if (problem instanceof MissingParameterException) {
      line.getCommandSpec().positionalParameters().stream()
          .filter(taken -> !taken.stringValues().isEmpty())
          .forEach(
              taken ->
                  to.printf(
                      "  '%s' was taken for %s%n",
                      String.join(" ", taken.stringValues()), taken.paramLabel()));
    }
    to.println("For all options: ./" + line.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE;
  }

  /// The parameters and options whose value is missing or wrong.
  private static List<ArgSpec> wanted(ParameterException problem) {
    if (problem instanceof MissingParameterException missing) {
      return problem.getCommandLine().getCommandSpec().args().stream()
          .filter(
              arg ->
                  missing.getMissing().contains(arg)
                      || (arg.required() && arg.stringValues().isEmpty()))
          .toList();
    }
    return problem.getArgSpec() == null ? List.of() : List.of(problem.getArgSpec());
  }

  private static String named(ArgSpec arg) {
    return arg instanceof OptionSpec option
        ? option.longestName() + " " + arg.paramLabel()
        : arg.paramLabel();
  }

  private static String described(ArgSpec arg) {
    return ": " + String.join(" ", arg.description());
  }

  private static String reason(FileSystemException problem) {
    return switch (problem) {
      case NotDirectoryException _ -> "it is no folder";
      case FileAlreadyExistsException _ -> "it is there already";
      case DirectoryNotEmptyException _ -> "it is a folder with files in it";
      default ->
          problem.getReason() == null
              ? "the system does not say why"
              : String.valueOf(problem.getReason());
    };
  }

  private static int report(Exception problem, CommandLine line) {
    return switch (problem) {
      case RefusedException refused -> {
        line.getErr().println(refused.getMessage());
        yield ExitCode.of(refused.reason());
      }
      case NoEngineException missing -> {
        line.getErr().println(missing.getMessage());
        yield ExitCode.USAGE;
      }
      case UnreadableReleaseException unreadable -> {
        line.getErr().println(unreadable.getMessage());
        if (List.of("build", "demo").contains(line.getCommandName())) {
          line.getErr().println("Nothing was built.");
        }
        yield ExitCode.BAD_INPUT;
      }
      case AccessDeniedException denied -> {
        line.getErr()
            .println(
                denied.getFile() + " may not be read or written. Valid: a place that you may use");
        yield ExitCode.BAD_OUTPUT;
      }
      case NoSuchFileException missing -> {
        line.getErr()
            .println(missing.getFile() + " does not exist, or its folder may not be written to");
        yield ExitCode.BAD_OUTPUT;
      }
      case FileSystemException file when !DiskFull.causes(file) -> {
        line.getErr().println(file.getFile() + " cannot be read or written: " + reason(file));
        yield ExitCode.BAD_OUTPUT;
      }
      case Exception tooMuch
          when Causes.of(tooMuch).anyMatch(OutOfMemoryError.class::isInstance) -> {
        line.getErr()
            .printf(
                Locale.ROOT,
                "The memory that the program was given, %,d MiB, is not enough. Valid: %s; what was there before is as it was.%n",
                Runtime.getRuntime().maxMemory() >> 20,
                NotEnoughMemoryException.REMEDY);
        yield ExitCode.BAD_INPUT;
      }
      case Exception damage when DamagedFile.behind(damage).isPresent() -> {
        line.getErr().println(DamagedFile.behind(damage).get());
        yield ExitCode.BAD_INPUT;
      }
      case Exception full when DiskFull.causes(full) -> {
        line.getErr()
            .println(
                "The disk is full. Make room, or write to another; what was there before is as it was.");
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
