package org.throughline.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.throughline.pipeline.BuildProgress;
import org.throughline.publish.PreviousPublication;
import org.throughline.verify.Reproduction;
import org.throughline.workspace.BuildFolder;
import org.throughline.workspace.PublicationFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `throughline verify`
@Command(
    name = "verify",
    description =
        "Make a publication again from the files it was made from, and say whether it is identical,"
            + " or where not.")
final class VerifyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ReportFormat format = new ReportFormat();

  @Parameters(
      index = "0",
      paramLabel = "PUBLISHED",
      description = "A published or exported folder, or the folder of a build.")
  private Path published = Path.of("out");

  @Option(
      names = "--inputs",
      paramLabel = "DIR",
      required = true,
      description = "The folder with the files that it was made from, whatever their names.")
  private Path inputs = Path.of("");

  @Option(
      names = "--ledger",
      paramLabel = "FILE",
      description =
          "The ledger that the build was added to, where something had been published before"
              + " (default: that of the build).")
  private Optional<Path> ledger = Optional.empty();

  @Option(
      names = "--before",
      paramLabel = "DIR",
      description =
          "What had been published just before, where something had (default: as the build kept"
              + " it).")
  private Optional<Path> before = Optional.empty();

  @Option(
      names = "--noise-key",
      paramLabel = "FILE",
      description = "The secret of the noise, for policies that draw at random.")
  private Optional<Path> noiseKey = Optional.empty();

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "The public key of whoever says to have signed, an Ed25519 key in PEM.")
  private Optional<Path> key = Optional.empty();

  @Option(names = "--quiet", description = "No progress, only the result.")
  private boolean quiet;

  @Override
  public Integer call() throws Exception {
    Reproduction.Outcome outcome;
    try (TerminalProgress terminal = TerminalProgress.onStandardError()) {
      outcome = reproduction().run(quiet ? BuildProgress.none() : terminal);
    }
    format.print(new VerifyReport(outcome), spec);
    return outcome.isIdentical() ? ExitCode.OK : ExitCode.NOT_REPEATED;
  }

  /// A folder of builds knows its ledger, and keeps what was published before.
  private Reproduction reproduction() throws Exception {
    Path build = published;
    Path folder = published;
    if (!Files.exists(published.resolve("catalog.json")) && !Files.isRegularFile(published)) {
      build = BuildFolder.requireCurrent(published).toRealPath();
      folder = build.resolve("published");
    } else if (Files.isDirectory(published)) {
      folder = published.toRealPath();
      build = Optional.ofNullable(folder.getParent()).orElse(folder);
    } else {
      BuildFolder.requireCurrent(published);
    }
    return new Reproduction(
        folder,
        inputs,
        ledger.isPresent() ? ledger : ledgerOf(build),
        before.isPresent() ? before : PreviousPublication.in(build),
        noiseKey,
        key);
  }

  private static Optional<Path> ledgerOf(Path build) throws Exception {
    Path root = build.resolve("../..").normalize();
    return build.getParent() != null && BuildFolder.isOurs(root)
        ? Optional.of(PublicationFile.read(build).ledger(root))
        : Optional.empty();
  }
}
