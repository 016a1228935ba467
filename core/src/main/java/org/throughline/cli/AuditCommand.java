package org.throughline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.throughline.disclosure.Earlier;
import org.throughline.disclosure.Policy;
import org.throughline.disclosure.PolicyReader;
import org.throughline.disclosure.PublishedAudit;
import org.throughline.disclosure.audit.Finding;
import org.throughline.measures.Counts;
import org.throughline.table.CountTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `throughline audit`
@Command(
    name = "audit",
    description = "Attack what the published files of a build show, all tables together.")
final class AuditCommand implements Callable<Integer> {

  private static final int SHOWN = 5;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "DIR", description = "The folder of a build.")
  private Path out = Path.of("out");

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description =
          "Write what was proved about every protected cell as CSV. It names small counts: keep"
              + " it.")
  private @Nullable Path report;

  @Override
  public Integer call() throws Exception {
    Path build = BuildFolder.requireCurrent(out);
    PublishedAudit audit;
    int tables;
    try (Method method = Method.over(build)) {
      PublishedFolder shown = PublishedFolder.read(build.resolve("published"), method.engine());
      Policy standard = PolicyReader.bundled("default");
      Policy policy = shown.threshold() == 0 ? standard : standard.withThreshold(shown.threshold());
      audit = PublishedAudit.of(exact(method), shown.tables(), Earlier.NOTHING, policy);
      tables = shown.tables().size();
    }
    if (report != null) {
      write(audit, report);
    }
    print(audit, tables, spec.commandLine().getOut());
    return audit.passed() ? ExitCode.OK : ExitCode.DISCLOSES;
  }

  private static List<CountTable> exact(Method method) {
    Counts counts = new Counts(method.engine(), method.measures());
    List<CountTable> tables = new ArrayList<>();
    counts.scopes().forEach(scope -> tables.addAll(Counts.made(counts.tables(scope))));
    return tables;
  }

  private static void print(PublishedAudit audit, int tables, PrintWriter out) {
    List<Finding> open = audit.findings().stream().filter(finding -> !finding.isSafe()).toList();
    out.printf("Tables attacked together  %,d%n", tables);
    out.printf("Protected cells           %,d%n", audit.findings().size());
    out.printf("Disclosed                 %,d%n", open.size());
    out.printf("Problems of the files     %,d%n", audit.problems().size());
    audit.problems().forEach(problem -> out.println("  " + problem));
    out.println(audit.passed() ? "Passed." : "NOT PASSED.");
    List<Finding> closest = audit.findings().stream().limit(SHOWN).toList();
    out.println(closest.isEmpty() ? "" : "Closest to disclosure (for this machine only):");
    closest.forEach(finding -> out.println("  " + sentence(finding)));
    out.flush();
  }

  private static String sentence(Finding finding) {
    return "%s: values from %d to %d stay possible, %d to %d were demanded, margin %d"
        .formatted(
            finding.cellId(),
            finding.provenLow(),
            finding.provenHigh(),
            finding.demand().low(),
            finding.demand().high(),
            finding.margin());
  }

  private static void write(PublishedAudit audit, Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("id,proven_low,proven_high,demanded_low,demanded_high,demanded_width,margin,safe");
    for (Finding finding : audit.findings()) {
      lines.add(
          "%s,%d,%d,%d,%d,%d,%d,%b"
              .formatted(
                  finding.cellId(),
                  finding.provenLow(),
                  finding.provenHigh(),
                  finding.demand().low(),
                  finding.demand().high(),
                  finding.demand().width(),
                  finding.margin(),
                  finding.isSafe()));
    }
    Files.write(file, lines);
  }
}
