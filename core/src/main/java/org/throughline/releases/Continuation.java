package org.throughline.releases;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.throughline.releases.SheetRecognizer.TextRow;

/// A sheet without a header that goes on where the table of another one ended: workbooks end at a million rows, releases
/// do not.
final class Continuation {

  /// The share of telling cells that must be what their column holds.
  private static final double LEAST = 0.9;

  /// Fewer columns that tell anything prove nothing.
  private static final int FEWEST_COLUMNS = 3;

  private static final Pattern SERIAL = Pattern.compile("[2-9]\\d{4}(?:\\.\\d+)?");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(?:\\.\\d+)?");

  private final SheetMapping mapping;
  private final KnownValues values;
  private final Set<Integer> telling = new HashSet<>();
  private int fitting;
  private int others;

  private Continuation(SheetMapping mapping, KnownValues values) {
    this.mapping = mapping;
    this.values = values;
  }

  /// The table that a sheet goes on with; empty when its columns do not fit.
  ///
  /// @param before the table of the sheet with the header
  /// @param rows the first rows of the sheet
  static Optional<Recognition> of(
      Recognition.Known before, Sheet sheet, List<TextRow> rows, KnownValues values) {
    Continuation continuation = new Continuation(before.mapping(), values);
    rows.forEach(continuation::add);
    return continuation.fits()
        ? Optional.of(
            new Recognition.Known(
                continuation.withoutHeader(),
                new Preamble(before.preamble().lines(), sheet.name())))
        : Optional.empty();
  }

  private SheetMapping withoutHeader() {
    return new SheetMapping(
        mapping.vocabulary(),
        mapping.table(),
        SheetMapping.NO_HEADER,
        mapping.columns(),
        mapping.unknown(),
        mapping.missing(),
        mapping.monthIsFirst(),
        mapping.nulls());
  }

  private boolean fits() {
    return telling.size() >= FEWEST_COLUMNS && fitting >= LEAST * (fitting + others);
  }

  private void add(TextRow row) {
    for (SheetMapping.Column column : mapping.columns()) {
      int at = column.position();
      String text = at < row.cells().size() ? row.cells().get(at).strip() : "";
      if (!text.isEmpty() && !mapping.nulls().contains(text)) {
        judge(column.spec(), text, at);
      }
    }
    for (int at = mapping.width(); at < row.cells().size(); at++) {
      others += row.cells().get(at).isBlank() ? 0 : 1;
    }
  }

  private void judge(ColumnSpec spec, String text, int at) {
    Optional<Boolean> fits =
        switch (spec.type()) {
          case DATE, TIMESTAMP ->
              Optional.of(DateTexts.looksLikeDate(text) || SERIAL.matcher(text).matches());
          case INTEGER, DECIMAL -> Optional.of(NUMBER.matcher(text).matches());
          case TEXT -> values.of(spec).map(set -> set.knows(text));
        };
    // What an agency withheld says nothing about the column.
    boolean withheld =
        text.startsWith("(") || text.toLowerCase(java.util.Locale.ROOT).startsWith("b(");
    if (fits.isPresent() && !withheld) {
      telling.add(at);
      fitting += fits.get() ? 1 : 0;
      others += fits.get() ? 0 : 1;
    }
  }
}
