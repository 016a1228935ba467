package org.throughline.synth;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/// A release file of separated texts; one sheet only, row numbers are line numbers.
final class DelimitedFile implements ReleaseFile {

  private static final int ROOM = 1 << 16;
  private static final char MARK = '\uFEFF';

  /// Every so many rows, texts have NULs behind them where the dialect wants NULs.
  private static final int BETWEEN_NULS = 31;

  private final BufferedWriter out;
  private final TextDialect dialect;
  private int nextRow = 1;

  DelimitedFile(OutputStream file, TextDialect dialect) throws IOException {
    OutputStream bytes = dialect.packed() ? new GZIPOutputStream(file, ROOM) : file;
    out = new BufferedWriter(new OutputStreamWriter(bytes, dialect.charset()), ROOM);
    this.dialect = dialect;
    if (dialect.mark()) {
      out.append(MARK);
    }
  }

  @Override
  public void sheet(String name, List<String> preamble, List<String> headers) throws IOException {
    if (nextRow > 1) {
      return;
    }
    for (String line : preamble) {
      out.append(text(line, dialect.quoted() && !line.isEmpty()));
      if (dialect.padded()) {
        out.append(dialect.separator().repeat(headers.size() - 1));
      }
      end();
    }
    for (int i = 0; i < headers.size(); i++) {
      out.append(i == 0 ? "" : dialect.separator()).append(text(headers.get(i), dialect.quoted()));
    }
    end();
  }

  @Override
  public int write(RowBuffer row) throws IOException {
    int number = nextRow;
    for (int i = 0; i < row.width(); i++) {
      out.append(i == 0 ? "" : dialect.separator()).append(cell(row, i));
    }
    end();
    return number;
  }

  private String cell(RowBuffer row, int place) {
    return switch (row.kind(place)) {
      case EMPTY -> "";
      case TEXT -> text(row.text(place) + nuls(), dialect.quoted());
      case NUMBER -> Long.toString(row.number(place));
      case DATE -> day(row.number(place));
      case TIME -> day(row.number(place)) + time(row.number(place));
    };
  }

  private String nuls() {
    return dialect.nuls() && nextRow % BETWEEN_NULS == 0 ? "\0\0" : "";
  }

  /// Month, day and year without leading zeros, as in the 2019 files.
  private static String day(long moment) {
    java.time.LocalDate date = Moments.date(moment);
    return date.getMonthValue() + "/" + date.getDayOfMonth() + "/" + date.getYear();
  }

  private static String time(long moment) {
    long minute = Math.floorMod(moment, Moments.DAY);
    return String.format(Locale.ROOT, " %d:%02d", minute / Moments.HOUR, minute % Moments.HOUR);
  }

  private String text(String text, boolean quoted) {
    boolean needed = text.contains(dialect.separator()) || text.contains("\"");
    return quoted || needed ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  private void end() throws IOException {
    out.append(dialect.lineEnds().get(nextRow % dialect.lineEnds().size()));
    nextRow++;
  }

  @Override
  public int nextRow() {
    return nextRow;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
