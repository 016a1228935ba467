package org.throughline.publish.chart;

/// A number, a suppression symbol or a gap in a table of the page.
///
/// @param id the number's id; empty for a gap
/// @param value the number's digits; empty for a suppressed cell and for a gap
/// @param text what the reader sees
/// @param partial whether it counts a month of which the release covers a part only
public record GridCell(
    String id, String value, String text, boolean suppressed, boolean total, boolean partial) {

  /// The table has no cell here, which is neither zero nor suppressed.
  public static GridCell gap(boolean total) {
    return new GridCell("", "", "–", false, total, false);
  }

  public boolean missing() {
    return id.isEmpty();
  }

  /// For the style sheet and the script.
  public String classes() {
    return missing()
        ? "missing"
        : ((suppressed ? "suppressed " : "") + (total ? "total " : "") + (partial ? "partial" : ""))
            .strip();
  }

  public boolean published() {
    return !value.isEmpty();
  }
}
