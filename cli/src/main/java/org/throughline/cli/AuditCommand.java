package org.throughline.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.throughline.verify.Audit;
import org.throughline.verify.AuditReportFile;
import org.throughline.workspace.RefusedException;
import org.throughline.workspace.RefusedException.Reason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `throughline audit`
@Command(
    name = "audit",
    description =
        "Attack everything that the published files of a build or comparison show, with all that"
            + " was published before.")
final class AuditCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ReportFormat format = new ReportFormat();

  @Parameters(
      index = "0",
      paramLabel = "DIR",
      description = "The folder of a build or a comparison.")
  private Path out = Path.of("out");

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description =
          "Write what was proved about every protected cell as CSV. It names small counts: keep"
              + " it.")
  private @Nullable Path report;

  @Option(
      names = "--known",
      paramLabel = "FILE",
      description = "Numbers that readers know from elsewhere, a fact in JSON to a line.")
  private @Nullable Path known;

  @Option(
      names = "--ledger",
      paramLabel = "FILE",
      description = "The ledger of what was published before (default: that of the build).")
  private @Nullable Path ledger;

  @Option(
      names = "--insiders",
      paramLabel = "K",
      description =
          "Attack also with what up to K of the counted know together (default: the policy's).")
  private @Nullable Integer insiders;

  @Override
  public Integer call() throws Exception {
    if (insiders != null && insiders < 0) {
      throw new RefusedException(
          Reason.USAGE, "--insiders " + insiders + "; valid are 0 and above");
    }
    if (report != null) {
      AuditReportFile.requireOurs(report);
    }
    Audit.Result result =
        new Audit(
                out,
                Optional.ofNullable(known),
                Optional.ofNullable(ledger),
                Optional.ofNullable(insiders))
            .run(report != null);
    if (report != null) {
      AuditReportFile.write(result.found(), result.intervals(), report);
    }
    format.print(new AuditFindings(result), spec);
    return result.found().passed() ? ExitCode.OK : ExitCode.DISCLOSES;
  }
}
