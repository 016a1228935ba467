package org.throughline.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.throughline.lake.Inspection;
import org.throughline.lake.Inspector;
import org.throughline.official.OfficialStatistics;
import org.throughline.releases.Problem;
import org.throughline.releases.Registry;
import org.throughline.workspace.BuildFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `throughline inspect`
@Command(
    name = "inspect",
    description = "Say what released files hold, without building. Never shows rows.")
final class InspectCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ReportFormat format = new ReportFormat();

  @Parameters(
      arity = "1..*",
      paramLabel = "RELEASES",
      description = "Released files, or folders of them.")
  private List<Path> inputs = List.of();

  @Override
  public Integer call() throws Exception {
    Registry registry = Registry.load();
    List<Inspection.Sheet> sheets = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    Function<Path, Optional<String>> postings = OfficialStatistics.postings();
    for (Path input : inputs) {
      BuildFolder.refuseBuilds(input, "released files, or folders of them");
      Inspection inspection = Inspector.inspect(input, registry, postings);
      sheets.addAll(inspection.sheets());
      problems.addAll(inspection.problems());
    }
    format.print(new InspectionReport(new Inspection(sheets, problems)), spec);
    problems.forEach(spec.commandLine().getErr()::println);
    return problems.isEmpty() ? ExitCode.OK : ExitCode.BAD_INPUT;
  }
}
