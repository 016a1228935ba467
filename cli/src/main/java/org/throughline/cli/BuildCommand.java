package org.throughline.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.throughline.disclosure.Policy;
import org.throughline.lifecycle.RuleSet;
import org.throughline.pipeline.BuildOptions;
import org.throughline.workspace.Envelope;
import org.throughline.workspace.Publications;
import org.throughline.workspace.RuleSetFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `throughline build`
@Command(
    name = "build",
    description = "Read released files and build lake, measures and the published page.")
final class BuildCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "RELEASES",
      description = "A released file, or a folder of them.")
  private Path input = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "out",
      description = "Where the build goes (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("out");

  @Mixin private PolicyOptions policies = new PolicyOptions();

  @Mixin private NoiseOption noise = new NoiseOption();

  @Option(
      names = "--combination",
      paramLabel = "FILE",
      description =
          "Which release owns which window, where several cover it (default: the program's rules).")
  private @Nullable Path combination;

  @Option(
      names = "--rules",
      paramLabel = "NAME",
      defaultValue = RuleSet.RECOMMENDED,
      description =
          "The rule set for duplicates and links, by name (default: ${DEFAULT-VALUE})."
              + " `throughline lifecycle` says what each of the others would change.")
  private String rules = RuleSet.RECOMMENDED;

  @Option(
      names = "--facilities",
      paramLabel = "FILE",
      description =
          "A workbook with ICE's lists of facilities, or a folder of them; may be given several"
              + " times.")
  private List<Path> facilities = List.of();

  @Option(
      names = "--official",
      paramLabel = "FILE",
      description =
          "A workbook with statistics that an agency posted, or a folder of them; may be given"
              + " several times.")
  private List<Path> official = List.of();

  @Mixin private ImprintOptions imprint = new ImprintOptions();

  @Mixin private EngineOptions engine = new EngineOptions();

  @Mixin private LedgerOptions ledger = new LedgerOptions();

  @Option(
      names = "--fresh",
      description = "Read every file, also those that are unchanged since the last build.")
  private boolean fresh;

  @Option(
      names = "--accept-unreadable",
      description =
          "Build although more than 5 %% of the dates that say when events were cannot be read, or more"
              + " than half of a sheet's rows do not fit its columns.")
  private boolean acceptUnreadable;

  @Option(
      names = "--keep",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "How many builds stay in the folder, the new one among them (default: ${DEFAULT-VALUE}).")
  private int keep = 1;

  @Option(
      names = "--sign-key",
      paramLabel = "FILE",
      description =
          "Sign the statement of what was published and of what: an Ed25519 private key in PEM.")
  private @Nullable Path signKey;

  @Option(names = "--quiet", description = "No progress, only the summary.")
  private boolean quiet;

  @Mixin private ReportFormat format = new ReportFormat();

  @Override
  public Integer call() throws Exception {
    Policy policy = policies.forCounts();
    Publications publications = noise.of(ledger.publications(Optional.of(out)));
    BuildOptions options =
        new BuildOptions(
            policy,
            publications,
            Optional.ofNullable(combination),
            RuleSetFile.named(rules),
            facilities,
            official,
            fresh,
            acceptUnreadable,
            imprint.of(rules),
            keep,
            signKey == null ? Optional.empty() : Optional.of(Envelope.privateKey(signKey)),
            engine.choice());
    format.print(new BuildRun(out, options, quiet).of(input), spec);
    return ExitCode.OK;
  }
}
