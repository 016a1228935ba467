package org.throughline.publish.chart;

/// A number, a suppression symbol or a gap in a table of the page.
///
/// @param id the number's id; empty for a gap
/// @param value the number's digits; empty for a suppressed cell and for a gap
/// @param text what the reader sees
/// @param partial whether it counts a month of which the release covers a part only
public record GridCell(
    String id, String value, String text, boolean suppressed, boolean total, boolean partial) {

  private static final String POSTED = "posted";

  /// The table has no cell here, which is neither zero nor suppressed.
  public static GridCell gap(boolean total) {
    return new GridCell("", "", "–", false, total, false);
  }

  /// A number that an agency posted itself.
  ///
  /// @param value its digits
  public static GridCell posted(String value, String text) {
    return new GridCell(POSTED, value, text, false, false, false);
  }

  /// A number as an earlier publication had it, which nobody recounts.
  ///
  /// @param value its digits; empty where it was withheld
  public static GridCell before(String value, boolean total) {
    String text = value.isEmpty() ? "[c]" : value.replaceAll("\\B(?=(\\d{3})+$)", ",");
    return new GridCell(POSTED, value, text, value.isEmpty(), total, false);
  }

  /// Whether it is a number of ours, which its id names.
  public boolean ours() {
    return !missing() && !id.equals(POSTED);
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
