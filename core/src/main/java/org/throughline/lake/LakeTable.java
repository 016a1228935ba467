package org.throughline.lake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.throughline.engine.FileNotes;
import org.throughline.releases.ColumnSpec;
import org.throughline.releases.TableSpec;

/// The columns a table has in the lake: origin first, then the canonical columns that may be stored.
///
/// @param name of the table and its file or folder
/// @param row what one row is
/// @param columns in order
record LakeTable(String name, String row, List<Column> columns) {

  LakeTable {
    columns = List.copyOf(columns);
  }

  /// A column and how its values are stored.
  ///
  /// @param about what it says
  record Column(String name, Kind kind, String about) {}

  private static final List<Column> ORIGIN =
      List.of(
          new Column("release", Kind.TEXT, "the release the row belongs to"),
          new Column("origin_file", Kind.TEXT, "file of origin"),
          new Column("origin_sheet", Kind.TEXT, "sheet of origin, empty for a text file"),
          new Column("origin_row", Kind.INT, "row of origin, as a spreadsheet program numbers it"));

  /// How values are stored; every number is put as a `long`.
  enum Kind {
    TEXT("i", 4, "varchar"),
    /// Days since 1970-01-01.
    DAY("tdD", 4, "date"),
    /// Microseconds since 1970-01-01 00:00, in no time zone.
    MOMENT("tsu:", 8, "timestamp"),
    INT("i", 4, "integer"),
    LONG("l", 8, "bigint"),
    /// Hundredths.
    CENTS("d:18,2", 16, "decimal(18,2)");

    private final String arrowFormat;
    private final int bytes;
    private final String sql;

    Kind(String arrowFormat, int bytes, String sql) {
      this.arrowFormat = arrowFormat;
      this.bytes = bytes;
      this.sql = sql;
    }

    /// The format's letter in the Arrow C data interface; for texts, of their places in a dictionary.
    String arrowFormat() {
      return arrowFormat;
    }

    /// Bytes of one value there.
    int bytes() {
      return bytes;
    }

    String sql() {
      return sql;
    }
  }

  static LakeTable of(TableSpec spec) {
    List<Column> columns = new ArrayList<>(ORIGIN);
    columns.add(
        new Column(
            "stated_fiscal_year",
            Kind.INT,
            "the fiscal year that the title or name of its sheet states"));
    columns.add(
        new Column(
            "redacted",
            Kind.TEXT,
            "canonical columns that the agency withheld in this row, separated by ;"));
    spec.lakeColumns()
        .forEach(column -> columns.add(new Column(column.name(), kind(column), about(column))));
    return new LakeTable(spec.table(), spec.row(), columns);
  }

  /// A released hash of a person is replaced by a number.
  private static String about(ColumnSpec column) {
    return column.privacy() == ColumnSpec.Privacy.PERSON
        ? "number of the person, which means something in this release only"
        : column.about();
  }

  private static Kind kind(ColumnSpec column) {
    if (column.privacy() == ColumnSpec.Privacy.PERSON) {
      return Kind.LONG;
    }
    return switch (column.type()) {
      case TEXT -> Kind.TEXT;
      case DATE -> Kind.DAY;
      case TIMESTAMP -> Kind.MOMENT;
      case INTEGER -> Kind.LONG;
      case DECIMAL -> Kind.CENTS;
    };
  }

  /// Rows of a sheet that are not in the lake, and why.
  static final LakeTable REJECTS =
      beside(
          "rejects",
          "one row of a file that is not in the lake",
          new Column("reason", Kind.TEXT, "why it is not"));

  /// Cells that cannot be what their column says.
  static final LakeTable ANOMALIES =
      beside(
          "anomalies",
          "one cell that cannot be what its column says, and is empty in the lake",
          new Column("table_name", Kind.TEXT, "the table of its row"),
          new Column("column_name", Kind.TEXT, "the canonical column"),
          new Column("original", Kind.TEXT, "the text of the cell"),
          new Column("reason", Kind.TEXT, "why it cannot be"));

  private static LakeTable beside(String name, String row, Column... columns) {
    List<Column> all = new ArrayList<>(ORIGIN);
    all.addAll(List.of(columns));
    return new LakeTable(name, row, all);
  }

  /// What a file of it says of itself.
  ///
  /// @param source release, file and sheet
  Map<String, String> notes(String source) {
    LinkedHashMap<String, String> notes = new LinkedHashMap<>();
    columns.forEach(
        column -> notes.put(column.name(), column.kind().sql() + "; " + column.about()));
    return new FileNotes(
            "one row is " + row,
            "release, origin_file, origin_sheet, origin_row",
            source,
            "",
            notes)
        .asMap();
  }

  /// A query for no rows with this table's columns.
  String nothing() {
    List<String> selected = new ArrayList<>();
    columns.forEach(
        column ->
            selected.add("cast(null as %s) as %s".formatted(column.kind().sql(), column.name())));
    return "select " + String.join(", ", selected) + " where false";
  }
}
