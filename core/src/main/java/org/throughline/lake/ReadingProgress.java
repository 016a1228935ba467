package org.throughline.lake;

/// Hears how far the reading has come.
public interface ReadingProgress {

  /// A sheet begins; `sheet` is empty for a text file.
  void begin(String file, String sheet);

  /// That many more rows were read.
  void rows(long more);

  /// Hears nothing.
  static ReadingProgress none() {
    return new ReadingProgress() {
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
