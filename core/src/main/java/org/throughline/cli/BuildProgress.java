package org.throughline.cli;

import org.throughline.lake.ReadingProgress;

/// Hears how far a build has come.
interface BuildProgress extends ReadingProgress {

  /// A stage begins.
  void stage(String name);

  /// Hears nothing.
  static BuildProgress none() {
    return new BuildProgress() {
      @Override
      public void stage(String name) {
        // Nobody listens.
      }

      @Override
      public void begin(String file, String sheet) {
        // Nobody listens.
      }

      @Override
      public void rows(long more) {
        // Nobody listens.
      }
    };
  }
}
