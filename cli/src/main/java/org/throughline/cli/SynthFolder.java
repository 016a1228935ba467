package org.throughline.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.throughline.synth.SynthProgress;
import org.throughline.synth.SynthReport;
import org.throughline.synth.SynthRequest;
import org.throughline.synth.Synthesis;
import org.throughline.workspace.OwnFolder;
import org.throughline.workspace.RefusedException;

/// The folder that a synthetic release is written to. An earlier one there is replaced; nothing else is touched.
final class SynthFolder {

  private SynthFolder() {}

  /// Writes a release into the folder that is asked for.
  static SynthReport write(SynthRequest request) throws IOException, RefusedException {
    Path folder = request.directory();
    return OwnFolder.open(folder, "synth")
        .fill(
            draft ->
                Synthesis.write(request.to(draft), SynthProgress.silent()).moved(draft, folder));
  }
}
