package org.throughline.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.throughline.synth.SynthReport;
import org.throughline.synth.SynthRequest;
import org.throughline.synth.Synthesis;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `throughline synth`
@Command(
    name = "synth",
    description =
        "Write a synthetic release about people who do not exist, and the truth about it.")
final class SynthCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--vocabulary",
      paramLabel = "NAME",
      defaultValue = "V3",
      description = "Whose headers and layout it has (default: ${DEFAULT-VALUE}).")
  private String vocabulary = "V3";

  @Option(
      names = "--stays",
      paramLabel = "N",
      defaultValue = "3000",
      description = "About how many detention stays it has (default: ${DEFAULT-VALUE}).")
  private int stays = 3000;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "7",
      description = "The same seed writes the same bytes (default: ${DEFAULT-VALUE}).")
  private long seed = 7;

  @Option(
      names = "--tables",
      paramLabel = "TABLE",
      split = ",",
      description = "Only these tables, apart by commas (default: the usual ones).")
  private List<String> tables = List.of();

  @Option(
      names = "--container",
      paramLabel = "NAME",
      description = "Pack the rows in another way, such as csv or xlsx-foreign.")
  private @Nullable String container;

  @Parameters(
      index = "0",
      paramLabel = "DIR",
      description = "Where the files go; the truth goes into the folder truth in it.")
  private Path directory = Path.of("synthetic");

  @Override
  public Integer call() throws Exception {
    SynthReport report;
    try {
      SynthRequest request = new SynthRequest(vocabulary, stays, seed, directory);
      request = tables.isEmpty() ? request : request.forTables(tables);
      request = container == null ? request : request.in(container);
      report = SynthFolder.write(request);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(),
          e.getMessage() + "\nVocabularies: " + String.join(", ", Synthesis.vocabularies()),
          e);
    }
    PrintWriter out = spec.commandLine().getOut();
    report.files().forEach(f -> out.printf("%s (%s)%n", f.file(), Amount.of(f.rows(), "row")));
    out.println(report.truth() + " (what the release should come to)");
    return ExitCode.OK;
  }
}
