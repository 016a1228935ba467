package org.throughline.benchmarks;

import java.io.IOException;
import java.nio.file.Path;

/// A way to read one workbook.
///
/// @param name as printed
/// @param reading returns a checksum of what was read
record Way(String name, Reading reading) {

  /// Reads one workbook.
  interface Reading {
    long read(Path workbook) throws IOException;
  }
}
