package org.throughline.lake;

import java.util.ArrayList;
import java.util.List;
import org.throughline.releases.ColumnSpec;
import org.throughline.releases.TableSpec;

/// The columns a table has in the lake: origin first, then the canonical columns that may be stored.
///
/// @param name of the table and its file or folder
/// @param columns in order
record LakeTable(String name, List<Column> columns) {

  LakeTable {
    columns = List.copyOf(columns);
  }

  /// A column and how its values are stored.
  record Column(String name, Kind kind) {}

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
    List<Column> columns =
        new ArrayList<>(
            List.of(
                new Column("release", Kind.TEXT),
                new Column("origin_file", Kind.TEXT),
                new Column("origin_sheet", Kind.TEXT),
                new Column("origin_row", Kind.INT),
                new Column("stated_fiscal_year", Kind.INT),
                new Column("redacted", Kind.TEXT)));
    spec.lakeColumns().forEach(column -> columns.add(new Column(column.name(), kind(column))));
    return new LakeTable(spec.table(), columns);
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
      new LakeTable(
          "rejects",
          List.of(
              new Column("release", Kind.TEXT),
              new Column("origin_file", Kind.TEXT),
              new Column("origin_sheet", Kind.TEXT),
              new Column("origin_row", Kind.INT),
              new Column("reason", Kind.TEXT)));

  /// Cells that cannot be what their column says.
  static final LakeTable ANOMALIES =
      new LakeTable(
          "anomalies",
          List.of(
              new Column("release", Kind.TEXT),
              new Column("origin_file", Kind.TEXT),
              new Column("origin_sheet", Kind.TEXT),
              new Column("origin_row", Kind.INT),
              new Column("table_name", Kind.TEXT),
              new Column("column_name", Kind.TEXT),
              new Column("original", Kind.TEXT),
              new Column("reason", Kind.TEXT)));

  /// A query for no rows with this table's columns.
  String nothing() {
    List<String> selected = new ArrayList<>();
    columns.forEach(
        column ->
            selected.add("cast(null as %s) as %s".formatted(column.kind().sql(), column.name())));
    return "select " + String.join(", ", selected) + " where false";
  }
}
