package org.throughline.publish;

import java.util.List;
import org.throughline.disclosure.ProtectedCell;

/// How much of a table is suppressed.
record Suppression(long suppressed, long cells) {

  /// What stands in a suppressed cell of a page; never in a data file.
  static final String SYMBOL = "[c]";

  static Suppression of(List<ProtectedCell> cells) {
    long suppressed =
        cells.stream().filter(cell -> cell instanceof ProtectedCell.Suppressed).count();
    return new Suppression(suppressed, cells.size());
  }

  boolean any() {
    return suppressed > 0;
  }

  String sentence() {
    if (cells == 1) {
      return any() ? "The number is suppressed." : "The number is published.";
    }
    return any()
        ? "%s of %s cells are suppressed (%s)."
            .formatted(
                Words.count(suppressed), Words.count(cells), Words.percent(suppressed, cells))
        : "None of the %s cells is suppressed.".formatted(Words.count(cells));
  }
}
