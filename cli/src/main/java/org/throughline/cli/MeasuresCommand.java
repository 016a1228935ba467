package org.throughline.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.throughline.measures.MeasureSpec;
import org.throughline.measures.MeasureText;
import org.throughline.measures.Measures;
import org.throughline.workspace.RefusedException;
import org.throughline.workspace.RefusedException.Reason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `throughline measures`
@Command(name = "measures", description = "List the measures, or explain one.")
final class MeasuresCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ReportFormat format = new ReportFormat();

  @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "A measure.")
  private Optional<String> name = Optional.empty();

  @Override
  public Integer call() throws RefusedException {
    Measures measures = Measures.load();
    format.print(
        name.isEmpty() ? new Catalogue(measures) : new One(named(measures, name.get()), measures),
        spec);
    return ExitCode.OK;
  }

  /// Every measure, a line each.
  private record Catalogue(Measures measures) implements Report {

    /// A measure's line.
    private record Line(String measure, String kind, String title) {}

    @Override
    public void print(PrintWriter to) {
      to.print(MeasureText.list(measures));
      to.println("\n`measures NAME` says what one of them counts, and by what it can be asked.");
    }

    @Override
    public Object fields() {
      return Map.of(
          "measures",
          measures.specs().stream()
              .map(one -> new Line(one.measure(), one.quantity().kind(), one.title()))
              .toList());
    }
  }

  /// One measure with everything that its file says.
  private record One(MeasureSpec measure, Measures measures) implements Report {

    /// @param definition the measure's file, key by key
    private record Defined(MeasureSpec definition, String sql) {}

    @Override
    public void print(PrintWriter to) {
      to.print(MeasureText.of(measure, measures));
      to.printf("%n%s%n", measures.sql(measure));
    }

    @Override
    public Object fields() {
      return new Defined(measure, measures.sql(measure));
    }
  }

  private static MeasureSpec named(Measures measures, String name) throws RefusedException {
    try {
      return measures.known(name);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(Reason.USAGE, String.valueOf(e.getMessage()));
    }
  }
}
