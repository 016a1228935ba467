package org.throughline.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.throughline.measures.MeasureSpec;
import org.throughline.measures.MeasureText;
import org.throughline.measures.Measures;
import org.throughline.workspace.RefusedException;
import org.throughline.workspace.RefusedException.Reason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `throughline measures`
@Command(name = "measures", description = "List the measures, or explain one.")
final class MeasuresCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "A measure.")
  private Optional<String> name = Optional.empty();

  @Override
  public Integer call() throws RefusedException {
    Measures measures = Measures.load();
    if (name.isEmpty()) {
      spec.commandLine().getOut().print(MeasureText.list(measures));
      spec.commandLine()
          .getOut()
          .println("\n`measures NAME` says what one of them counts, and by what it can be asked.");
    } else {
      MeasureSpec measure = named(measures, name.get());
      spec.commandLine().getOut().print(MeasureText.of(measure, measures));
      spec.commandLine().getOut().printf("%n%s%n", measures.sql(measure));
    }
    spec.commandLine().getOut().flush();
    return ExitCode.OK;
  }

  private static MeasureSpec named(Measures measures, String name) throws RefusedException {
    try {
      return measures.known(name);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(Reason.USAGE, String.valueOf(e.getMessage()));
    }
  }
}
