package org.throughline.synth;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/// A release file being written, sheet after sheet, row after row.
interface ReleaseFile extends Closeable {

  /// Begins a sheet with its preamble and its header.
  void sheet(String name, List<String> preamble, List<String> headers) throws IOException;

  /// Writes a row and returns its number in the sheet, as spreadsheet programs count, from 1.
  int write(RowBuffer row) throws IOException;

  /// The number that the next row will have.
  int nextRow();
}
