package org.throughline.lake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.releases.Recognition;
import org.throughline.releases.Survey;

/// What agencies said of their own releases: totals by fiscal year on a sheet beside the tables.
final class TotalsStated {

  private static final List<String> DEFINITIONS =
      List.of(
          "release varchar",
          "origin_file varchar",
          "origin_sheet varchar",
          "origin_row bigint",
          "position bigint",
          "measure varchar",
          "fiscal_year bigint",
          "stated bigint");

  private TotalsStated() {}

  /// Writes the table `stated_totals`.
  static void write(LakeStore store, Survey survey) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Survey.SurveyedSheet sheet : survey.sheets()) {
      if (sheet.recognition() instanceof Recognition.Totals(List<Recognition.Total> totals)) {
        for (Recognition.Total one : totals) {
          rows.add(
              Arrays.asList(
                  sheet.release(),
                  sheet.file().name(),
                  sheet.sheet().name(),
                  (long) one.row(),
                  (long) one.column(),
                  one.measure(),
                  (long) one.fiscalYear(),
                  one.value()));
        }
      }
    }
    store.write("stated_totals", DEFINITIONS, rows);
  }
}
