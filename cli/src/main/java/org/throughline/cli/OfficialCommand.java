package org.throughline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.throughline.official.Decision;
import org.throughline.official.OfficialDiff;
import org.throughline.official.OfficialStatistics;
import org.throughline.official.OfficialSummary;
import org.throughline.workspace.BuildFolder;
import org.throughline.workspace.FolderTree;
import org.throughline.workspace.OwnFolder;
import org.throughline.workspace.RefusedException;
import org.throughline.workspace.RefusedException.Reason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `throughline official`
@Command(
    name = "official",
    description = "Read statistics that agencies posted into one series with every revision.",
    subcommands = OfficialCommand.Diff.class)
final class OfficialCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ReportFormat format = new ReportFormat();

  @Parameters(
      arity = "0..*",
      paramLabel = "FILES",
      description = "Workbooks that agencies posted, or folders of them.")
  private List<Path> inputs = List.of();

  @Option(names = "--out", paramLabel = "DIR", description = "Where the tables are written.")
  private Path out = Path.of("official");

  @Option(
      names = "--overrides",
      paramLabel = "FILE",
      description = "A file with numbers to keep though a rule leaves them out, or to leave out.")
  private @Nullable Path overrides;

  @Override
  public Integer call() throws Exception {
    if (inputs.isEmpty()) {
      throw new RefusedException(
          Reason.USAGE, "No files. Valid: workbooks that agencies posted, or folders of them");
    }
    requireFiles();
    List<Decision> decisions = decisions();
    OfficialSummary summary = OwnFolder.open(out, "official").fill(draft -> read(decisions, draft));
    format.print(
        new Read(
            summary.postings(),
            summary.numbers(),
            summary.inSeries(),
            summary.problems().stream().map(Object::toString).toList(),
            out.resolve("summary.md").toString()),
        spec);
    return ExitCode.OK;
  }

  /// What was read.
  ///
  /// @param problems what was not, a sentence each; the text has them on the standard error
  private record Read(int files, int numbers, long inSeries, List<String> problems, String summary)
      implements Report {

    @Override
    public void print(PrintWriter to) {
      to.printf(
          Locale.ROOT,
          "%s, %s, %,d of them in the series, %s: %s%n",
          Amount.of(files, "file"),
          Amount.of(numbers, "printed number"),
          inSeries,
          Amount.of(problems.size(), "problem"),
          summary);
    }

    @Override
    public Object fields() {
      return this;
    }
  }

  private OfficialSummary read(List<Decision> decisions, Path draft)
      throws IOException, RefusedException {
    OfficialSummary summary = OfficialStatistics.write(inputs, decisions, draft);
    PrintWriter err = spec.commandLine().getErr();
    summary.problems().forEach(problem -> err.println("Not read: " + problem));
    err.flush();
    if (summary.postings() == 0) {
      throw new RefusedException(
          Reason.BAD_INPUT, "None of these files is known; " + out + " is as it was");
    }
    return summary;
  }

  private void requireFiles() throws IOException, RefusedException {
    for (Path input : inputs) {
      if (!Files.exists(input)) {
        throw new RefusedException(Reason.BAD_INPUT, input + " does not exist");
      }
      BuildFolder.refuseBuilds(input, "workbooks that agencies posted, or folders of them");
      if (Files.isDirectory(input) && FolderTree.isEmpty(input)) {
        throw new RefusedException(
            Reason.BAD_INPUT, input + " holds no files. Valid: workbooks that agencies posted");
      }
    }
  }

  private List<Decision> decisions() throws RefusedException {
    if (overrides != null && !Files.isRegularFile(overrides)) {
      throw new RefusedException(Reason.BAD_INPUT, overrides + " does not exist, or is no file");
    }
    try {
      return overrides == null ? List.of() : Decision.read(overrides);
    } catch (IllegalStateException e) {
      throw new RefusedException(Reason.USAGE, String.valueOf(e.getMessage()));
    }
  }

  /// `throughline official diff`
  @Command(
      name = "diff",
      description = "Say which official numbers two runs have differently: new, gone, revised.")
  static final class Diff implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private ReportFormat format = new ReportFormat();

    @Parameters(index = "0", paramLabel = "EARLIER", description = "A folder of official tables.")
    private Path earlier = Path.of("earlier");

    @Parameters(index = "1", paramLabel = "LATER", description = "Another one.")
    private Path later = Path.of("later");

    @Option(names = "--list", description = "Name every number that differs.")
    private boolean list;

    @Override
    public Integer call() throws RefusedException {
      List<OfficialDiff.Change> changes;
      try {
        changes = OfficialDiff.of(earlier, later);
      } catch (IllegalArgumentException e) {
        throw new RefusedException(Reason.BAD_INPUT, String.valueOf(e.getMessage()));
      }
      format.print(new Differences(changes, list), spec);
      return ExitCode.OK;
    }
  }

  /// Numbers that differ.
  ///
  /// @param list whether every one is named
  private record Differences(List<OfficialDiff.Change> changes, boolean list) implements Report {

    /// @param differences only where they are asked for
    private record Fields(
        Map<String, Map<String, Long>> series, Optional<List<OfficialDiff.Change>> differences) {}

    private Map<String, Map<String, Long>> counts() {
      return changes.stream()
          .collect(
              Collectors.groupingBy(
                  OfficialDiff.Change::series,
                  TreeMap::new,
                  Collectors.groupingBy(
                      OfficialDiff.Change::change, TreeMap::new, Collectors.counting())));
    }

    @Override
    public Object fields() {
      return new Fields(counts(), list ? Optional.of(changes) : Optional.empty());
    }

    @Override
    public void print(PrintWriter to) {
      counts().forEach((series, counts) -> to.printf("%s: %s%n", series, shown(counts)));
      if (list) {
        changes.forEach(
            one ->
                to.printf(
                    "%s %s, %s: %s%s%s (%s)%n",
                    one.series(),
                    one.dimensions(),
                    one.period(),
                    one.change(),
                    one.earlier().isEmpty() ? "" : " from " + one.earlier(),
                    one.later().isEmpty() ? "" : " to " + one.later(),
                    one.source()));
      }
    }

    private static String shown(Map<String, Long> counts) {
      return counts.entrySet().stream()
          .map(entry -> String.format(Locale.ROOT, "%,d %s", entry.getValue(), entry.getKey()))
          .collect(Collectors.joining(", "));
    }
  }
}
