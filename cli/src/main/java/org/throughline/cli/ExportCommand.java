package org.throughline.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.throughline.Throughline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `throughline export`
@Command(
    name = "export",
    description = "Copy what a build published, and nothing else, to a folder for a web server.")
final class ExportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "DIR", description = "The folder of a build.")
  private Path out = Path.of("out");

  @Parameters(
      index = "1",
      paramLabel = "SITE",
      description = "Where the copy goes: a new or an empty folder, or one of an earlier export.")
  private Path site = Path.of("site");

  @Override
  public Integer call() throws Exception {
    int files = Throughline.open(out).export(site);
    spec.commandLine().getOut().printf("%s copied to %s%n", Amount.of(files, "file"), site);
    return ExitCode.OK;
  }
}
