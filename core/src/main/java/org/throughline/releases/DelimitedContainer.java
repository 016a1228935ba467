package org.throughline.releases;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A text file with one row per line and fields apart by comma, tab, pipe, semicolon, tilde or caret.
///
/// A stray quote can spoil one row and never the rest of the file; see [TextRows].
final class DelimitedContainer implements SheetContainer {

  private static final Sheet ONLY_SHEET = new Sheet(0, "", true);

  private final TextSource source;
  private final DelimitedFormat format;
  private final CodePage others;
  private volatile @Nullable CountedStream reading;

  DelimitedContainer(TextSource source) throws IOException {
    this.source = source;
    byte[] head = source.head(DelimitedFormat.SAMPLE_BYTES);
    format = DelimitedFormat.detect(head);
    others = CodePage.of(head);
  }

  @Override
  public String note() {
    return others.called().isEmpty()
        ? ""
        : "has bytes that are not UTF-8, read as " + others.called() + " as its words say";
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
  public String delimiter() {
    return String.valueOf(format.delimiter());
  }

  @Override
  public void rows(Sheet sheet, RowConsumer consumer) throws IOException {
    CellRow row = new CellRow();
    try (CountedStream raw = source.raw();
        Lines lines = new Lines(source.ahead(raw), others)) {
      reading = raw;
      TextRows rows = new TextRows(lines, format);
      try {
        while (rows.next(row)) {
          if (!consumer.accept(row)) {
            return;
          }
        }
      } catch (IOException e) {
        throw new IOException("damaged after row " + rows.number() + ": " + e.getMessage(), e);
      }
    }
  }

  @Override
  public long bytes(Sheet sheet) {
    return source.path().toFile().length();
  }

  @Override
  public long bytesRead(Sheet sheet) {
    CountedStream raw = reading;
    return raw == null ? 0 : raw.count();
  }

  @Override
  public void close() {
    // Each reading opens and closes its own stream.
  }

  /// Whether this is a text to be read by people.
  boolean isProse(String name) {
    return Beside.isProse(name, format);
  }

  /// Whether it may be one, where it holds no known table.
  boolean mayBeProse(String name) {
    return Beside.mayBeProse(name, format);
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
}
