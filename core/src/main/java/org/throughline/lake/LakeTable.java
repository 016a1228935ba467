package org.throughline.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.throughline.releases.ColumnSpec;
import org.throughline.releases.TableSpec;

/// The columns a table has in the lake: origin first, then the canonical columns that may be stored.
///
/// @param name of the table and its file
/// @param definitions `name type` of each column in order
/// @param order what the file is sorted by
record LakeTable(String name, List<String> definitions, String order) {

  static final String ORIGIN_ORDER = "release, origin_file, origin_sheet, origin_row";

  LakeTable {
    definitions = List.copyOf(definitions);
  }

  static LakeTable of(TableSpec spec) {
    List<String> definitions =
        new ArrayList<>(
            List.of(
                "release varchar",
                "origin_file varchar",
                "origin_sheet varchar",
                "origin_row integer",
                "stated_fiscal_year integer",
                "redacted varchar"));
    spec.lakeColumns().forEach(column -> definitions.add(column.name() + " " + type(column)));
    return new LakeTable(spec.table(), definitions, ORIGIN_ORDER);
  }

  private static String type(ColumnSpec column) {
    if (column.privacy() == ColumnSpec.Privacy.PERSON) {
      return "bigint";
    }
    return switch (column.type()) {
      case TEXT -> "varchar";
      case DATE -> "date";
      case TIMESTAMP -> "timestamp";
      case INTEGER -> "bigint";
      case DECIMAL -> "decimal(18,2)";
    };
  }

  static final LakeTable LEDGER =
      new LakeTable(
          "ledger",
          List.of(
              "release varchar",
              "origin_file varchar",
              "sha256 varchar",
              "origin_sheet varchar",
              "sheet_position integer",
              "status varchar",
              "vocabulary varchar",
              "table_name varchar",
              "title varchar",
              "synthetic boolean",
              "stated_fiscal_year integer",
              "stated_through date",
              "header_row integer",
              "blank_rows bigint",
              "rows_read bigint",
              "rows_kept bigint",
              "rows_rejected bigint"),
          "release, origin_file, sheet_position");

  static final LakeTable COLUMNS =
      new LakeTable(
          "columns",
          List.of(
              "release varchar",
              "origin_file varchar",
              "origin_sheet varchar",
              "table_name varchar",
              "position integer",
              "header varchar",
              "column_name varchar",
              "privacy varchar",
              "cells_with_value bigint",
              "cells_missing bigint",
              "cells_withheld bigint",
              "cells_anomalous bigint"),
          "release, origin_file, origin_sheet, position");

  static final LakeTable REJECTS =
      new LakeTable(
          "rejects",
          List.of(
              "release varchar",
              "origin_file varchar",
              "origin_sheet varchar",
              "origin_row integer",
              "reason varchar"),
          ORIGIN_ORDER);

  static final LakeTable ANOMALIES =
      new LakeTable(
          "anomalies",
          List.of(
              "release varchar",
              "origin_file varchar",
              "origin_sheet varchar",
              "origin_row integer",
              "table_name varchar",
              "column_name varchar",
              "original varchar",
              "reason varchar"),
          ORIGIN_ORDER + ", column_name");

  static final List<LakeTable> ACCOUNTS = List.of(LEDGER, COLUMNS, REJECTS, ANOMALIES);

  String createStatement() {
    return "create table %s (%s)"
        .formatted(name, String.join(", ", definitions))
        .toLowerCase(Locale.ROOT);
  }
}
