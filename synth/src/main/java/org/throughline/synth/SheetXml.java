package org.throughline.synth;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Writes the XML of one sheet through a buffer.
final class SheetXml {

  private static final int ROOM = 1 << 16;

  /// Room kept free for one cell; texts here are shorter.
  private static final int LONGEST_CELL = 1 << 12;

  private static final int DATE_STYLE = 1;
  private static final int TIME_STYLE = 2;
  private static final byte[] STRING = ascii("\" t=\"s\"><v>");
  private static final byte[] PLAIN = ascii("\"><v>");
  private static final byte[] DATE = ascii("\" s=\"" + DATE_STYLE + "\"><v>");
  private static final byte[] TIME = ascii("\" s=\"" + TIME_STYLE + "\"><v>");
  private static final byte[] END_CELL = ascii("</v></c>");

  /// The kinds begin with the mark that ends a reference; without a reference it is left out.
  private static final byte[] BARE = ascii("<c");

  private static final byte[] INLINE = ascii("\" t=\"inlineStr\"><is>");
  private static final byte[] END_INLINE = ascii("</is></c>");
  private static final byte[] NO_CELL = ascii("<c/>");

  private final OutputStream out;
  private final SharedStrings strings;
  private final WorkbookDialect dialect;
  private final List<byte[]> cellStarts = new ArrayList<>();
  private final byte[] buffer = new byte[ROOM];
  private int filled;
  private int nextRow = 1;

  SheetXml(OutputStream out, SharedStrings strings, WorkbookDialect dialect) {
    this.out = out;
    this.strings = strings;
    this.dialect = dialect;
    put(
        ascii(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns="
                + "\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"));
    if (!dialect.claims().isEmpty()) {
      put(ascii("<dimension ref=\"" + dialect.claims() + "\"/>"));
    }
    put(ascii("<sheetData>"));
  }

  int nextRow() {
    return nextRow;
  }

  /// A row of texts, without the empty ones.
  void texts(List<String> texts) throws IOException {
    byte[] digits = begin();
    for (int i = 0; i < texts.size(); i++) {
      if (!texts.get(i).isEmpty()) {
        text(i, digits, texts.get(i));
      }
    }
    end();
  }

  int write(RowBuffer row) throws IOException {
    int number = nextRow;
    byte[] digits = begin();
    for (int i = 0; i < row.width(); i++) {
      switch (row.kind(i)) {
        case EMPTY -> empty();
        case TEXT -> text(i, digits, row.text(i));
        case NUMBER -> cell(i, digits, PLAIN, row.number(i));
        case DATE -> cell(i, digits, DATE, Math.floorDiv(epoch(row.number(i)), Moments.DAY));
        case TIME -> time(i, digits, epoch(row.number(i)));
      }
    }
    end();
    return number;
  }

  /// Ends the sheet; the title in the first row spans some cells, as in real files.
  void finish() throws IOException {
    put(
        ascii(
            "</sheetData><mergeCells count=\"1\"><mergeCell"
                + " ref=\"A1:E1\"/></mergeCells></worksheet>"));
    flush();
  }

  private byte[] begin() throws IOException {
    if (filled > ROOM - LONGEST_CELL) {
      flush();
    }
    byte[] digits = ascii(Integer.toString(nextRow));
    put(ascii("<row r=\""));
    put(digits);
    put(ascii("\">"));
    return digits;
  }

  private void end() {
    put(ascii("</row>"));
    nextRow++;
  }

  private void cell(int place, byte[] row, byte[] kind, long value) throws IOException {
    reference(place, row, kind);
    number(value);
    put(END_CELL);
  }

  private void text(int place, byte[] row, String text) throws IOException {
    if (!dialect.inline()) {
      cell(place, row, STRING, strings.index(text));
      return;
    }
    reference(place, row, INLINE);
    put(SharedStrings.run(text).getBytes(StandardCharsets.UTF_8));
    put(END_INLINE);
  }

  private void empty() {
    if (dialect.bare()) {
      put(NO_CELL);
    }
  }

  private long epoch(long moment) {
    return dialect.epoch1904()
        ? moment - (long) WorkbookDialect.EPOCHS_APART * Moments.DAY
        : moment;
  }

  private void time(int place, byte[] row, long moment) throws IOException {
    if (Math.floorMod(moment, Moments.DAY) == 0) {
      cell(place, row, TIME, Math.floorDiv(moment, Moments.DAY));
      return;
    }
    reference(place, row, TIME);
    put(ascii(Double.toString(moment / (double) Moments.DAY)));
    put(END_CELL);
  }

  private void reference(int place, byte[] row, byte[] kind) throws IOException {
    if (filled > ROOM - LONGEST_CELL) {
      flush();
    }
    if (dialect.bare()) {
      put(BARE);
      System.arraycopy(kind, 1, buffer, filled, kind.length - 1);
      filled += kind.length - 1;
      return;
    }
    while (cellStarts.size() <= place) {
      cellStarts.add(ascii("<c r=\"" + letters(cellStarts.size())));
    }
    put(cellStarts.get(place));
    put(row);
    put(kind);
  }

  private void number(long value) {
    if (value < 0) {
      put(ascii(Long.toString(value)));
      return;
    }
    int digits = 1;
    for (long rest = value / 10; rest > 0; rest /= 10) {
      digits++;
    }
    long rest = value;
    for (int i = filled + digits - 1; i >= filled; i--) {
      buffer[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    filled += digits;
  }

  private void put(byte[] bytes) {
    System.arraycopy(bytes, 0, buffer, filled, bytes.length);
    filled += bytes.length;
  }

  private void flush() throws IOException {
    out.write(buffer, 0, filled);
    filled = 0;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String letters(int place) {
    String last = String.valueOf((char) ('A' + place % 26));
    return place < 26 ? last : letters(place / 26 - 1) + last;
  }
}
