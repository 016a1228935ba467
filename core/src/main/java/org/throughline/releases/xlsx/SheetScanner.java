package org.throughline.releases.xlsx;

import java.io.IOException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.throughline.releases.CellRow;
import org.throughline.releases.RowConsumer;

/// Reads the rows of one sheet from its XML. One pass, bounded memory, no object per cell but for
/// texts that stand in the cell itself.
final class SheetScanner {

  /// What a spreadsheet program can hold.
  static final int MOST_COLUMNS = 16_384;

  static final int MOST_ROWS = 1_048_576;

  private static final Pattern ONE_ROW =
      Pattern.compile("([A-Z]{1,3})(\\d{1,7}):([A-Z]{1,3})(\\d{1,7})");

  private final XmlBytes xml;
  private final SharedTexts shared;
  private final RowConsumer consumer;
  private final CellRow row = new CellRow();
  private final PlainCell plain = new PlainCell();
  private int number;
  private int column;
  private boolean going = true;

  SheetScanner(XmlBytes xml, SharedTexts shared, RowConsumer consumer) {
    this.xml = xml;
    this.shared = shared;
    this.consumer = consumer;
  }

  /// The row being read; 0 before the first.
  int rowNumber() {
    return number;
  }

  /// Hands every row to the consumer until it has enough.
  void scan() throws IOException {
    boolean complete = false;
    while (going && xml.next()) {
      if (!xml.closing && named("row")) {
        row();
      } else if (!xml.closing && named("mergeCell")) {
        merged();
      } else if (named("sheetData")) {
        complete = xml.closing || xml.selfClosing;
      } else if (named("worksheet") && xml.selfClosing) {
        complete = true;
      }
    }
    if (going && !complete) {
      throw new IOException("its XML ends before the sheet does");
    }
  }

  private boolean named(String name) {
    int length = name.length();
    if (xml.nameEnd - xml.nameStart != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (xml.bytes[xml.nameStart + i] != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private boolean named(char name) {
    return xml.nameEnd - xml.nameStart == 1 && xml.bytes[xml.nameStart] == name;
  }

  private void row() throws IOException {
    int next = number + 1;
    for (Attribute a = attribute(xml.nameEnd); a != null; a = attribute(a.behind())) {
      if (a.named('r')) {
        next = rowNumber(a);
      }
    }
    number = next;
    row.begin(number);
    column = -1;
    if (!xml.selfClosing) {
      cells();
    }
    going = consumer.accept(row);
  }

  /// `<mergeCell ref="J28:L28"/>`. It says how cells are shown, not what they hold: one that cannot be read is none.
  private void merged() throws IOException {
    for (Attribute a = attribute(xml.nameEnd); a != null; a = attribute(a.behind())) {
      Matcher ref = ONE_ROW.matcher(Texts.decode(xml.bytes, a.from(), a.to()));
      if (ref.matches() && ref.group(2).equals(ref.group(4))) {
        consumer.merged(
            Integer.parseInt(ref.group(2)), columnOf(ref.group(1)), columnOf(ref.group(3)));
      }
    }
  }

  private static int columnOf(String letters) {
    return letters.chars().reduce(0, (column, letter) -> column * 26 + letter - 'A' + 1) - 1;
  }

  private int rowNumber(Attribute a) throws IOException {
    long stated = 0;
    for (int p = a.from(); p < a.to(); p++) {
      int digit = xml.bytes[p] - '0';
      if (digit < 0 || digit > 9 || stated > MOST_ROWS) {
        throw new IOException("a row's number is not a number up to " + MOST_ROWS);
      }
      stated = stated * 10 + digit;
    }
    if (stated <= number || stated > MOST_ROWS) {
      throw new IOException(
          String.format(Locale.ROOT, "row %d comes after row %d", stated, number));
    }
    return (int) stated;
  }

  private void cells() throws IOException {
    plainCells();
    while (xml.next()) {
      if (named('c') && !xml.closing) {
        cell();
        plainCells();
      } else if (xml.closing && named("row")) {
        return;
      }
    }
    throw new IOException("its XML ends inside a row");
  }

  /// Reads cells as long as they are plain.
  private void plainCells() throws IOException {
    int behind = plain.read(xml.bytes, xml.at);
    while (behind >= 0 && xml.holds(behind)) {
      column = plain.column == PlainCell.NEXT ? column + 1 : plain.column;
      if (column >= MOST_COLUMNS) {
        return;
      }
      if (plain.shared >= 0) {
        shared(plain.shared);
      } else if (plain.shared == PlainCell.NUMBER) {
        row.number(column, Decimals.parse(xml.bytes, plain.from, plain.to));
      }
      xml.at = behind;
      behind = plain.read(xml.bytes, xml.at);
    }
  }

  private void cell() throws IOException {
    Kind kind = Kind.NUMBER;
    int next = column + 1;
    byte[] bytes = xml.bytes;
    int p = xml.nameEnd;
    // The same walk as attribute(), without an object: this is run for every cell.
    while (true) {
      while (bytes[p] <= ' ') {
        p++;
      }
      if (bytes[p] == '>' || bytes[p] == '/') {
        break;
      }
      int name = p;
      while (bytes[p] != '=' && p < xml.tagEnd) {
        p++;
      }
      int from = quoteAfter(p);
      int to = quoteEnd(from);
      if (bytes[name + 1] == '=' || bytes[name + 1] <= ' ') {
        if (bytes[name] == 'r') {
          next = columnOf(from, to);
        } else if (bytes[name] == 't') {
          kind = Kind.of(bytes, from, to);
        }
      }
      p = to + 1;
    }
    if (next >= MOST_COLUMNS) {
      throw new IOException(
          String.format(Locale.ROOT, "row %d has more than %d columns", number, MOST_COLUMNS));
    }
    column = next;
    if (!xml.selfClosing) {
      content(kind);
    }
  }

  /// The place of the quote that ends the value which begins at `from`.
  private int quoteEnd(int from) throws IOException {
    byte quote = xml.bytes[from - 1];
    int q = from;
    while (xml.bytes[q] != quote) {
      q++;
    }
    if (q >= xml.tagEnd) {
      throw new IOException(
          String.format(Locale.ROOT, "an attribute in row %d has no end", number));
    }
    return q;
  }

  /// The place behind the quote that opens an attribute's value.
  private int quoteAfter(int p) throws IOException {
    int q = p;
    while (q < xml.tagEnd && xml.bytes[q] != '"' && xml.bytes[q] != '\'') {
      q++;
    }
    if (q >= xml.tagEnd) {
      throw new IOException(
          String.format(Locale.ROOT, "an attribute in row %d has no value", number));
    }
    return q + 1;
  }

  private int columnOf(int from, int to) throws IOException {
    int letters = 0;
    int p = from;
    for (; p < to; p++) {
      int letter = (xml.bytes[p] & ~0x20) - 'A' + 1;
      if (letter < 1 || letter > 26) {
        break;
      }
      letters = letters * 26 + letter;
      if (letters > MOST_COLUMNS) {
        throw new IOException(
            String.format(Locale.ROOT, "row %d has more than %d columns", number, MOST_COLUMNS));
      }
    }
    if (letters == 0) {
      throw new IOException(
          String.format(Locale.ROOT, "a cell of row %d has no column letters", number));
    }
    return letters - 1;
  }

  private void content(Kind kind) throws IOException {
    boolean formula = false;
    boolean value = false;
    while (xml.next()) {
      if (xml.closing) {
        if (named('c')) {
          if (formula && !value) {
            row.error(column, "");
          }
          return;
        }
      } else if (named('v')) {
        value = value(kind);
      } else if (named("is")) {
        inline(RichText.read(xml));
        value = true;
      } else {
        formula |= named('f');
        xml.skipElement();
      }
    }
    throw new IOException("its XML ends inside a cell");
  }

  private void inline(String text) {
    if (!text.isEmpty()) {
      row.text(column, text);
    }
  }

  /// Reads `<v>`; false when it is empty.
  private boolean value(Kind kind) throws IOException {
    if (xml.selfClosing) {
      return false;
    }
    xml.text();
    if (xml.textEnd == xml.textStart) {
      return kind == Kind.TEXT;
    }
    switch (kind) {
      case SHARED -> shared();
      case NUMBER -> row.number(column, number());
      case TEXT -> inline(Texts.unescape(text()));
      case BOOLEAN -> row.text(column, text().strip().equals("1") ? "TRUE" : "FALSE");
      case ERROR -> row.error(column, text());
      case DATE -> row.text(column, isoDate(text()));
    }
    return true;
  }

  private double number() throws IOException {
    return Decimals.parse(xml.textBytes(), xml.textStart, xml.textEnd);
  }

  private String text() throws IOException {
    return Texts.decode(xml.textBytes(), xml.textStart, xml.textEnd);
  }

  private void shared() throws IOException {
    byte[] bytes = xml.textBytes();
    int index = 0;
    for (int p = xml.textStart; p < xml.textEnd; p++) {
      int digit = bytes[p] - '0';
      if (digit < 0 || digit > 9 || index > Integer.MAX_VALUE / 10 - 1) {
        index = (int) Decimals.parse(bytes, xml.textStart, xml.textEnd);
        break;
      }
      index = index * 10 + digit;
    }
    shared(index);
  }

  private void shared(int index) throws IOException {
    String text = shared.at(index);
    if (!text.isEmpty()) {
      row.shared(column, text, index);
    }
  }

  /// `2026-01-02T03:04:05Z` as `2026-01-02 03:04:05`, which the registry's formats know.
  private static String isoDate(String text) {
    String date = text.strip().replace('T', ' ');
    return date.endsWith("Z") ? date.substring(0, date.length() - 1) : date;
  }

  /// An attribute of the current tag: where its name is, and its value.
  private record Attribute(XmlBytes xml, int name, int nameEnd, int from, int to) {
    boolean named(char wanted) {
      return nameEnd - name == 1 && xml.bytes[name] == wanted;
    }

    int behind() {
      return to + 1;
    }
  }

  private @org.jspecify.annotations.Nullable Attribute attribute(int behind) throws IOException {
    int p = behind;
    while (p < xml.tagEnd && (xml.bytes[p] <= ' ' || xml.bytes[p] == '/')) {
      p++;
    }
    if (p >= xml.tagEnd) {
      return null;
    }
    int name = p;
    while (p < xml.tagEnd && xml.bytes[p] != '=' && xml.bytes[p] > ' ') {
      p++;
    }
    int from = quoteAfter(p);
    int to = quoteEnd(from);
    return new Attribute(xml, name, p, from, to);
  }

  /// What the content of a cell is.
  private enum Kind {
    NUMBER,
    SHARED,
    TEXT,
    BOOLEAN,
    ERROR,
    DATE;

    static Kind of(byte[] bytes, int from, int to) throws IOException {
      String type = to - from == 1 ? "" : Texts.decode(bytes, from, to);
      if (type.equals("str") || type.equals("inlineStr")) {
        return TEXT;
      }
      return switch (to - from == 1 ? bytes[from] : 0) {
        case 's' -> SHARED;
        case 'n' -> NUMBER;
        case 'b' -> BOOLEAN;
        case 'e' -> ERROR;
        case 'd' -> DATE;
        default ->
            throw new IOException(
                "a cell is of the unknown type '" + Texts.decode(bytes, from, to) + "'");
      };
    }
  }
}
