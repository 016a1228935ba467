package org.throughline;

import java.io.IOException;
import java.nio.file.Path;
import org.throughline.disclosure.PolicyReader;
import org.throughline.engine.EngineChoice;
import org.throughline.pipeline.Build;
import org.throughline.pipeline.BuildOptions;
import org.throughline.pipeline.BuildProgress;
import org.throughline.releases.UnreadableReleaseException;
import org.throughline.workspace.BuildFolder;
import org.throughline.workspace.Publications;
import org.throughline.workspace.RefusedException;
import org.throughline.workspace.Site;

/// Throughline as a library: one folder of builds, which the command line calls `--out`. It keeps no state of its own, so threads
/// may share it; two builds of one folder wait for each other or are refused.
///
/// @param workspace the folder of the builds; made by the first of them
public record Throughline(Path workspace) {

  /// The folder of builds, which need not exist yet.
  public static Throughline open(Path workspace) {
    return new Throughline(workspace);
  }

  /// What a build takes unless told otherwise: policy `default`, the recommended rules, the ledger in the workspace.
  public BuildOptions options() {
    return BuildOptions.of(
        PolicyReader.bundled("default"), Publications.in(workspace.resolve(Publications.LEDGER)));
  }

  /// Reads a released file, or a folder of them, and makes the result the current build.
  ///
  /// @throws UnreadableReleaseException naming every file that could not be read
  /// @throws RefusedException when something of the chain does not hold; the last good build stays current
  public Build.Result build(Path releases)
      throws IOException, RefusedException, UnreadableReleaseException {
    return build(releases, options());
  }

  /// The same, with what a user chose.
  public Build.Result build(Path releases, BuildOptions options)
      throws IOException, RefusedException, UnreadableReleaseException {
    return new Build(options, BuildProgress.none()).run(releases, workspace);
  }

  /// Answers from the current build. Close them: they hold a database engine.
  ///
  /// @throws RefusedException when there is no build
  public Answers answers() throws IOException, RefusedException {
    return answers(EngineChoice.EMBEDDED);
  }

  /// The same on another engine.
  ///
  /// @throws RefusedException when there is no build
  public Answers answers(EngineChoice engine) throws IOException, RefusedException {
    return Answers.from(BuildFolder.requireCurrent(workspace), engine);
  }

  /// Copies what the current build published, and nothing else, to a folder for a web server.
  ///
  /// @return how many files it has
  /// @throws RefusedException when there is no build, or `site` holds what no export wrote
  public int export(Path site) throws IOException, RefusedException {
    return Site.export(BuildFolder.requireCurrent(workspace).resolve("published"), site);
  }
}
