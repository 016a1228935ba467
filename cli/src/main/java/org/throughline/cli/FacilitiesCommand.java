package org.throughline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.throughline.facilities.FacilityList;
import org.throughline.facilities.FacilityReport;
import org.throughline.facilities.FacilityTables;
import org.throughline.facilities.ListReader;
import org.throughline.facilities.MatchedList;
import org.throughline.temporary.TemporaryFolder;
import org.throughline.workspace.BuildFolder;
import org.throughline.workspace.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `throughline facilities`
@Command(
    name = "facilities",
    description = "Say what lists of facilities hold, and which codes they know.")
final class FacilitiesCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ReportFormat format = new ReportFormat();

  @Parameters(
      arity = "1..*",
      paramLabel = "LISTS",
      description = "Workbooks with lists of facilities, or folders of them.")
  private List<Path> inputs = List.of();

  @Option(
      names = "--build",
      paramLabel = "DIR",
      description =
          "A build: its releases' names help to match, and codes that no list knows are named.")
  private @Nullable Path build;

  @Option(
      names = "--names",
      description =
          "Name every facility of lists without codes: the code it was given, or why none.")
  private boolean names;

  @Override
  public Integer call() throws Exception {
    for (Path input : inputs) {
      BuildFolder.refuseBuilds(input, "workbooks with lists of facilities, or folders of them");
    }
    List<FacilityList> lists = ListReader.read(inputs);
    FacilityReport report =
        build == null
            ? new FacilityReport(MatchedList.of(lists, List.of()), List.of())
            : withReleases(lists, build);
    format.print(new FacilityListsReport(report, names), spec);
    return ExitCode.OK;
  }

  private static FacilityReport withReleases(List<FacilityList> lists, Path build)
      throws RefusedException, IOException {
    Path lake = BuildFolder.requireCurrent(build).resolve("lake");
    try (TemporaryFolder folder = TemporaryFolder.make("facilities")) {
      return FacilityTables.write(lists, lake, folder.path());
    }
  }
}
