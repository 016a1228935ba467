package org.throughline.lake;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.throughline.releases.Preamble;
import org.throughline.releases.Survey.SurveyedSheet;

/// What is known of a sheet once it was read or passed over.
record SheetAccount(SheetLedger sheet, Stated stated, List<ColumnLedger> columns) {

  SheetAccount {
    columns = List.copyOf(columns);
  }

  /// What the sheet says about itself.
  record Stated(
      boolean synthetic,
      @Nullable Integer fiscalYear,
      @Nullable LocalDate from,
      @Nullable LocalDate through) {

    static Stated of(Preamble preamble) {
      OptionalInt year = preamble.fiscalYear();
      Optional<LocalDate> through = preamble.through();
      return new Stated(
          preamble.synthetic(),
          year.isPresent() ? (Integer) year.getAsInt() : null,
          preamble.from().orElse(null),
          through.orElse(null));
    }
  }

  /// Rows of a sheet whose release was posted again.
  private static final String SUPERSEDED = "superseded";

  /// The account of the sheet once its rows have left the lake because they were posted again.
  SheetAccount superseded(String reason) {
    Map<String, Long> rejected = new TreeMap<>(sheet.rejected());
    rejected.merge("superseded by a later posting of the release", sheet.kept(), Long::sum);
    SheetLedger ledger =
        new SheetLedger(
            sheet.release(),
            sheet.file(),
            sheet.sha256(),
            sheet.sheet(),
            sheet.position(),
            SUPERSEDED,
            reason,
            sheet.vocabulary(),
            sheet.table(),
            sheet.title(),
            sheet.headerRow(),
            sheet.blank(),
            sheet.read(),
            0,
            0,
            rejected,
            SheetLedger.Key.NONE);
    return new SheetAccount(ledger, stated, List.of());
  }

  boolean isSuperseded() {
    return sheet.status().equals(SUPERSEDED);
  }

  /// The account of a sheet that is not read.
  static SheetAccount notRead(SurveyedSheet sheet, String status, String reason) {
    SheetLedger ledger =
        new SheetLedger(
            sheet.release(),
            sheet.file().name(),
            sheet.file().sha256(),
            sheet.sheet().name(),
            sheet.sheet().position(),
            status,
            reason,
            "",
            "",
            "",
            0,
            0,
            0,
            0,
            0,
            Map.of(),
            SheetLedger.Key.NONE);
    return new SheetAccount(ledger, new Stated(false, null, null, null), List.of());
  }
}
