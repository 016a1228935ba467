package org.throughline.lake;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.throughline.releases.Preamble;
import org.throughline.releases.Survey.SurveyedSheet;

/// What is known of a sheet once it was read or passed over.
record SheetAccount(SheetLedger sheet, Stated stated, List<ColumnLedger> columns) {

  SheetAccount {
    columns = List.copyOf(columns);
  }

  /// What the sheet says about itself.
  record Stated(boolean synthetic, @Nullable Integer fiscalYear, @Nullable LocalDate through) {

    static Stated of(Preamble preamble) {
      OptionalInt year = preamble.fiscalYear();
      Optional<LocalDate> through = preamble.through();
      return new Stated(
          preamble.synthetic(),
          year.isPresent() ? (Integer) year.getAsInt() : null,
          through.orElse(null));
    }
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
    return new SheetAccount(ledger, new Stated(false, null, null), List.of());
  }
}
