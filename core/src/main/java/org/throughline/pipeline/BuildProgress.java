package org.throughline.pipeline;

import org.throughline.lake.ReadingProgress;

/// Hears how far a build has come.
public interface BuildProgress extends ReadingProgress {

  /// A stage begins.
  public void stage(String name);

  /// Hears nothing.
  public static BuildProgress none() {
    return new Silent(ReadingProgress.none());
  }

  /// Passes reading on to one who hears nothing.
  public record Silent(ReadingProgress reading) implements BuildProgress {

    @Override
    public void stage(String name) {
      // Nobody listens.
    }

    @Override
    public void begin(String file) {
      reading.begin(file);
    }

    @Override
    public void rows(String file, long more, double share) {
      reading.rows(file, more, share);
    }

    @Override
    public void end(String file) {
      reading.end(file);
    }

    @Override
    public void unchanged(String file) {
      reading.unchanged(file);
    }
  }
}
