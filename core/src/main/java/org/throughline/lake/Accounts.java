package org.throughline.lake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tables `ledger` and `columns`.
final class Accounts {

  private static final List<String> LEDGER =
      List.of(
          "release varchar",
          "origin_file varchar",
          "sha256 varchar",
          "origin_sheet varchar",
          "sheet_position integer",
          "status varchar",
          "reason varchar",
          "vocabulary varchar",
          "table_name varchar",
          "title varchar",
          "synthetic boolean",
          "stated_fiscal_year integer",
          "stated_from date",
          "stated_through date",
          "header_row integer",
          "blank_rows bigint",
          "rows_read bigint",
          "rows_kept bigint",
          "rows_rejected bigint",
          "rows_repaired bigint");

  private static final List<String> COLUMNS =
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
          "cells_anomalous bigint",
          "first_anomalous_row integer");

  private Accounts() {}

  /// Writes both, in the order of the accounts.
  static void write(LakeStore store, List<SheetAccount> accounts) {
    List<List<@Nullable Object>> sheets = new ArrayList<>();
    List<List<@Nullable Object>> columns = new ArrayList<>();
    for (SheetAccount account : accounts) {
      sheets.add(row(account));
      account.columns().forEach(column -> columns.add(row(column)));
    }
    store.write("ledger", LEDGER, sheets);
    store.write("columns", COLUMNS, columns);
  }

  private static List<@Nullable Object> row(SheetAccount account) {
    SheetLedger sheet = account.sheet();
    return Arrays.asList(
        sheet.release(),
        sheet.file(),
        sheet.sha256(),
        sheet.sheet(),
        sheet.position(),
        sheet.status(),
        sheet.reason(),
        sheet.vocabulary(),
        sheet.table(),
        sheet.title(),
        account.stated().synthetic(),
        account.stated().fiscalYear(),
        account.stated().from(),
        account.stated().through(),
        sheet.headerRow(),
        sheet.blank(),
        sheet.read(),
        sheet.kept(),
        sheet.rejectedRows(),
        sheet.repaired());
  }

  private static List<@Nullable Object> row(ColumnLedger column) {
    return Arrays.asList(
        column.release(),
        column.file(),
        column.sheet(),
        column.table(),
        column.position(),
        column.header(),
        column.column(),
        column.privacy(),
        column.values(),
        column.missing(),
        column.withheld(),
        column.anomalies(),
        column.firstAnomaly() == 0 ? null : column.firstAnomaly());
  }
}
