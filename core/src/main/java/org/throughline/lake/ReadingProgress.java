package org.throughline.lake;

/// Hears how far the reading has come. Several files may be under way at a time; reports come one at a
/// time.
public interface ReadingProgress {

  /// A file begins.
  void begin(String file);

  /// That many more rows of a file were read.
  ///
  /// @param share of the file's bytes that is behind, 0 to 1; NaN when nobody knows
  void rows(String file, long more, double share);

  /// A file was read to its end.
  void end(String file);

  /// A file was not read, because the last build read the same bytes.
  void unchanged(String file);

  /// Hears nothing.
  static ReadingProgress none() {
    return new ReadingProgress() {
      @Override
      public void begin(String file) {
        // Nobody listens.
      }

      @Override
      public void rows(String file, long more, double share) {
        // Nobody listens.
      }

      @Override
      public void end(String file) {
        // Nobody listens.
      }

      @Override
      public void unchanged(String file) {
        // Nobody listens.
      }
    };
  }
}
