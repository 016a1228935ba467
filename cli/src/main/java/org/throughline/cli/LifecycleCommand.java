package org.throughline.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.throughline.engine.SqlEngine;
import org.throughline.lifecycle.Account;
import org.throughline.pipeline.Method;
import org.throughline.workspace.BuildFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `throughline lifecycle`
@Command(
    name = "lifecycle",
    description =
        "Say what each known rule set would make of a build, how records were linked and what was odd."
            + " Counts only.")
final class LifecycleCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ReportFormat format = new ReportFormat();

  @Parameters(index = "0", paramLabel = "DIR", description = "The folder of a build.")
  private Path out = Path.of("out");

  @Override
  public Integer call() throws Exception {
    try (SqlEngine engine = Method.compare(BuildFolder.requireCurrent(out))) {
      format.print(new LifecycleReport(Account.compared(engine)), spec);
    }
    return ExitCode.OK;
  }
}
