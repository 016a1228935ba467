package org.throughline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.throughline.disclosure.Policy;
import org.throughline.disclosure.SetControl;
import org.throughline.disclosure.format.Assessor;
import org.throughline.disclosure.format.JjFormat;
import org.throughline.disclosure.format.SetProblem;
import org.throughline.disclosure.format.TableSet;
import org.throughline.disclosure.format.TableSetFormat;
import org.throughline.workspace.RefusedException;
import org.throughline.workspace.RefusedException.Reason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `throughline protect`
@Command(
    name = "protect",
    description =
        "Protect a set of tables from elsewhere, as JSON or JJ: choose what to withhold, and attack"
            + " the result.")
final class ProtectCommand implements Callable<Integer> {

  private static final String NO_POLICY =
      "The contributions were not looked at: no policy asks for it. Neither a rule nor contributors"
          + " who are alone in cells were tried.";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ReportFormat format = new ReportFormat();

  @Mixin private PolicyOptions policies = new PolicyOptions();

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "The tables: a JJ file if its name ends in .jj, JSON otherwise.")
  private Path file = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where pattern and report go: an empty or new folder (default: nowhere).")
  private @Nullable Path out;

  @Option(
      names = "--as-given",
      description = "Attack the pattern that the file has, instead of looking for one.")
  private boolean asGiven;

  @Override
  public Integer call() throws Exception {
    Optional<Policy> policy = policies.chosen();
    Question question = question(policy);
    SetControl.ProtectedSet outcome = outcome(question.problem());
    Optional<Path> folder = Optional.ofNullable(out).filter(any -> outcome.passed());
    PatternReport report =
        new PatternReport(outcome.problem(), outcome, policy, question.notes(), folder);
    if (folder.isPresent()) {
      report.write(folder.get(), file.getFileName().toString());
    }
    format.print(report, spec);
    return outcome.passed() ? ExitCode.OK : ExitCode.DISCLOSES;
  }

  /// What the file and the policy ask for, and what they leave out.
  private record Question(SetProblem problem, List<String> notes) {}

  private static Question question(TableSet set, Optional<Policy> policy) {
    SetProblem problem = SetControl.problem(set, policy);
    if (policy.isEmpty()) {
      return new Question(problem, set.hasContributions() ? List.of(NO_POLICY) : List.of());
    }
    return new Question(
        problem,
        policy.get().magnitudes().isEmpty()
            ? List.of()
            : List.of(
                String.format(Locale.ROOT, "Not assessed         %,d", Assessor.notAssessed(set))));
  }

  private Question question(Optional<Policy> policy) throws IOException, RefusedException {
    try {
      String text = withoutMark(Files.readString(file));
      if (!file.toString().endsWith(".jj")) {
        TableSet set = TableSetFormat.read(file.toString(), text);
        requireCells(set.cells());
        return question(set, policy);
      }
      if (policy.isPresent()) {
        throw new IllegalArgumentException(
            file + " says itself what to protect; valid without --policy and --threshold");
      }
      SetProblem problem = new SetProblem(JjFormat.read(file.toString(), text), List.of());
      requireCells(problem.file().cells());
      problem.file().system();
      return new Question(problem, List.of());
    } catch (IOException e) {
      throw RefusedException.unreadable(file, e);
    } catch (IllegalArgumentException e) {
      String problem = String.valueOf(e.getMessage());
      String named = problem.contains(file.toString()) ? problem : file + ": " + problem;
      throw new RefusedException(Reason.BAD_INPUT, named + "\nNothing was protected or written.");
    }
  }

  private void requireCells(List<?> cells) {
    if (cells.isEmpty()) {
      throw new IllegalArgumentException(file + " has no cells; valid is at least one");
    }
  }

  /// Some programs begin a text in UTF-8 with a byte-order mark.
  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private SetControl.ProtectedSet outcome(SetProblem problem) throws RefusedException {
    try {
      return asGiven ? SetControl.audit(problem) : SetControl.protect(problem);
    } catch (IllegalStateException e) {
      throw new RefusedException(
          Reason.DISCLOSES, e.getMessage() + "\nNothing was proved, so nothing was written.");
    }
  }
}
