package org.throughline.releases;

import java.util.List;

/// What a sheet turned out to be.
///
/// @param vocabulary id of the vocabulary
/// @param table the canonical table
/// @param headerRow 1-based row of the headers; [#NO_HEADER] when the sheet goes on without one
/// @param columns known columns, by position
/// @param unknown headers that the vocabulary does not know
/// @param missing optional headers of the vocabulary that the sheet lacks
/// @param monthIsFirst whether texts of this release are known to write the month before the day
/// @param nulls texts that mean nothing was recorded
public record SheetMapping(
    String vocabulary,
    TableSpec table,
    int headerRow,
    List<Column> columns,
    List<Unknown> unknown,
    List<String> missing,
    boolean monthIsFirst,
    List<String> nulls) {

  /// The row of the header of a sheet that has none.
  public static final int NO_HEADER = 0;

  public SheetMapping {
    columns = List.copyOf(columns);
    unknown = List.copyOf(unknown);
    missing = List.copyOf(missing);
    nulls = List.copyOf(nulls);
  }

  /// A known column.
  ///
  /// @param position 0-based column of the sheet
  /// @param header as released
  public record Column(int position, String header, ColumnSpec spec, List<String> keeps) {
    public Column {
      keeps = List.copyOf(keeps);
    }
  }

  /// A header nobody knows; its values are counted and not read further.
  public record Unknown(int position, String header) {}

  /// One more than the last position that has a header.
  public int width() {
    int known = columns.stream().mapToInt(Column::position).max().orElse(-1);
    int other = unknown.stream().mapToInt(Unknown::position).max().orElse(-1);
    return Math.max(known, other) + 1;
  }
}
