package org.throughline.synth;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Writes the XML of one sheet through a buffer.
final class SheetXml {

  private static final int ROOM = 1 << 16;
  private static final int LONGEST_ROW = 1 << 15;
  private static final int DATE_STYLE = 1;
  private static final int TIME_STYLE = 2;
  private static final byte[] STRING = ascii("\" t=\"s\"><v>");
  private static final byte[] PLAIN = ascii("\"><v>");
  private static final byte[] DATE = ascii("\" s=\"" + DATE_STYLE + "\"><v>");
  private static final byte[] TIME = ascii("\" s=\"" + TIME_STYLE + "\"><v>");
  private static final byte[] END_CELL = ascii("</v></c>");

  private final OutputStream out;
  private final SharedStrings strings;
  private final List<byte[]> cellStarts = new ArrayList<>();
  private final byte[] buffer = new byte[ROOM];
  private int filled;
  private int nextRow = 1;

  SheetXml(OutputStream out, SharedStrings strings, int width) {
    this.out = out;
    this.strings = strings;
    for (int i = 0; i < width; i++) {
      cellStarts.add(ascii("<c r=\"" + letters(i)));
    }
    put(
        ascii(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns="
                + "\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"));
  }

  int nextRow() {
    return nextRow;
  }

  /// A row of texts, without the empty ones.
  void texts(List<String> texts) throws IOException {
    byte[] digits = begin();
    for (int i = 0; i < texts.size(); i++) {
      if (!texts.get(i).isEmpty()) {
        cell(i, digits, STRING, strings.index(texts.get(i)));
      }
    }
    end();
  }

  int write(RowBuffer row) throws IOException {
    int number = nextRow;
    byte[] digits = begin();
    for (int i = 0; i < row.width(); i++) {
      switch (row.kind(i)) {
        case EMPTY -> {}
        case TEXT -> cell(i, digits, STRING, strings.index(row.text(i)));
        case NUMBER -> cell(i, digits, PLAIN, row.number(i));
        case DATE -> cell(i, digits, DATE, Math.floorDiv(row.number(i), Moments.DAY));
        case TIME -> time(i, digits, row.number(i));
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
    if (filled > ROOM - LONGEST_ROW) {
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
    if (filled > ROOM - 256) {
      flush();
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
