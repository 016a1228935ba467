package org.throughline.synth;

import java.io.IOException;
import java.util.Locale;

/// Where a script writes the rows of one file: into the sheet, and into the truth beside it.
final class Page {

  /// Sheets of real releases end here.
  private static final int MOST_ROWS = 1_048_576;

  private final ReleaseFile file;
  private final Opening opening;
  private final TruthPart truth;
  private final RowBuffer row;
  private String sheet = "";
  private int continued;

  /// What stands at the top of a sheet.
  @FunctionalInterface
  interface Opening {
    void open(ReleaseFile file, String sheet) throws IOException;
  }

  Page(ReleaseFile file, Opening opening, TruthPart truth, RowBuffer row) {
    this.file = file;
    this.opening = opening;
    this.truth = truth;
    this.row = row;
  }

  void sheet(String name) throws IOException {
    sheet = name;
    continued = 1;
    opening.open(file, name);
  }

  /// The row to fill; it keeps its cells after it was written.
  RowBuffer row() {
    return row;
  }

  Tally tally() {
    return truth.tally();
  }

  /// Writes a row that counts.
  int keep(Life life, int part) throws IOException {
    return write(life, part, "kept");
  }

  /// Writes a duplicate of the row with that number.
  void duplicate(Life life, int part, Duplicate kind, int kept) throws IOException {
    int number = write(life, part, kind.label());
    truth.duplicate(sheetName(), number, kind, kept);
  }

  /// Writes a duplicate of the row that is written next.
  void duplicateOfNext(Life life, int part, Duplicate kind) throws IOException {
    int number = write(life, part, kind.label());
    truth.duplicate(sheetName(), number, kind, number + 1);
  }

  /// Notes a fault in the row to be written next; `says` is what the cell would say without it. Not
  /// a fault when it says the same, as when times differ and only days are released.
  void fault(int place, Fault kind, String says) throws IOException {
    if (row.says(place).equals(says)) {
      return;
    }
    String where =
        String.format(Locale.ROOT, "%s,%d,%s", sheetName(), file.nextRow(), row.column(place));
    truth.fault(where, kind, new TruthPart.Change(row.header(place), row.says(place), says));
  }

  private int write(Life life, int part, String fate) throws IOException {
    if (file.nextRow() >= MOST_ROWS) {
      continued++;
      opening.open(file, sheetName());
    }
    int number = file.write(row);
    truth.row(sheetName(), number, life, part + "," + fate);
    return number;
  }

  private String sheetName() {
    return continued == 1 ? sheet : sheet + " cont " + continued;
  }
}
