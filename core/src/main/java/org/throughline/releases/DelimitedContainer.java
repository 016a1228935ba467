package org.throughline.releases;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A text file with one row per line and fields apart by comma, tab, pipe or semicolon.
///
/// A line end always ends a row, so a stray quote can spoil one row and never the rest of the file.
final class DelimitedContainer implements SheetContainer {

  private static final Sheet ONLY_SHEET = new Sheet(0, "", true);

  private final ByteSource source;
  private final DelimitedFormat format;

  DelimitedContainer(ByteSource source) throws IOException {
    this.source = source;
    try (InputStream in = source.open()) {
      format = DelimitedFormat.detect(in.readNBytes(DelimitedFormat.SAMPLE_BYTES));
    }
  }

  @Override
  public List<Sheet> sheets() {
    return List.of(ONLY_SHEET);
  }

  @Override
  public boolean countsFrom1904() {
    return false;
  }

  @Override
  public boolean fieldsAreCounted() {
    return true;
  }

  @Override
  public void rows(Sheet sheet, RowConsumer consumer) throws IOException {
    CellRow row = new CellRow();
    LineSplitter splitter = new LineSplitter(format.delimiter());
    int number = 0;
    try (Lines lines = new Lines(new BufferedInputStream(source.open(), 1 << 16), format.utf8())) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        number++;
        row.begin(number);
        splitter.split(line, row);
        if (!consumer.accept(row)) {
          return;
        }
      }
    } catch (IOException e) {
      throw new IOException("damaged after row " + number + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    // Each reading opens and closes its own stream.
  }

  /// Opens the decompressed bytes of a file, as often as asked.
  interface ByteSource {
    InputStream open() throws IOException;
  }

  /// Whether the bytes could be text: no NUL in a file that is not text.
  static boolean looksLikeText(byte[] sample) {
    int control = 0;
    for (byte b : sample) {
      boolean odd = b >= 0 && b < 0x20 && b != '\t' && b != '\n' && b != '\r';
      control += odd ? 1 : 0;
    }
    return control * 100 <= sample.length;
  }

  static String decode(byte[] bytes, int length, boolean utf8) {
    return new String(
        bytes, 0, length, utf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
  }
}
