package org.throughline.synth;

/// Told how far the writing has come. Called from several threads, often; must return quickly.
@FunctionalInterface
public interface SynthProgress {

  /// `rows` more rows were written to `file`.
  void wrote(String file, long rows);

  /// Hears nothing.
  static SynthProgress silent() {
    return (file, rows) -> {};
  }
}
