package org.throughline.measures;

import java.nio.file.Path;
import org.throughline.engine.SqlEngine;
import org.throughline.lake.LakeBuilder;
import org.throughline.lake.ReadingProgress;
import org.throughline.lifecycle.Lifecycle;
import org.throughline.releases.Registry;
import org.throughline.releases.Surveyor;
import org.throughline.synth.SynthProgress;
import org.throughline.synth.SynthRequest;
import org.throughline.synth.Synthesis;

/// A lake of a made-up release.
final class MadeUpLake {

  private MadeUpLake() {}

  /// Writes the release into a folder and reads it into a lake.
  ///
  /// @param vocabulary whose headers it has
  /// @param stays about how many it has
  static void write(String vocabulary, int stays, long seed, Path release, Path lake)
      throws Exception {
    Synthesis.write(new SynthRequest(vocabulary, stays, seed, release), SynthProgress.silent());
    Registry registry = Registry.load();
    LakeBuilder.build(Surveyor.survey(release, registry), registry, lake, ReadingProgress.none());
  }

  /// Writes release and lake into a folder and makes the tables that questions are answered from.
  static void count(
      SqlEngine engine, Measures measures, String vocabulary, int stays, long seed, Path folder)
      throws Exception {
    Path lake = folder.resolve("lake");
    write(vocabulary, stays, seed, folder.resolve("release"), lake);
    Lifecycle.make(engine, lake);
    measures.make(engine);
  }
}
