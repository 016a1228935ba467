package org.throughline.publish;

import org.throughline.disclosure.ProtectedCell;

/// A number, a suppression symbol or a gap in a table of the page.
///
/// @param id the number's id; empty for a gap
/// @param value the number's digits; empty for a suppressed cell and for a gap
/// @param text what the reader sees
record GridCell(String id, String value, String text, boolean suppressed, boolean total) {

  static GridCell of(ProtectedCell cell, boolean total) {
    return switch (cell) {
      case ProtectedCell.Published p ->
          new GridCell(p.id(), Long.toString(p.count()), Words.count(p.count()), false, total);
      case ProtectedCell.Suppressed s -> new GridCell(s.id(), "", Suppression.SYMBOL, true, total);
    };
  }

  /// The table has no cell here, which is neither zero nor suppressed.
  static GridCell gap(boolean total) {
    return new GridCell("", "", "–", false, total);
  }

  boolean missing() {
    return id.isEmpty();
  }

  boolean published() {
    return !value.isEmpty();
  }
}
