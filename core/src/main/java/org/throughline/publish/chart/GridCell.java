package org.throughline.publish.chart;

import java.time.LocalDate;

/// A number, a suppression symbol or a gap in a table of the page.
///
/// @param id the number's id; empty for a gap
/// @param value the number's digits; empty for a suppressed cell and for a gap
/// @param text what the reader sees
/// @param partial whether it counts a month of which the release covers a part only
/// @param since the day, `2026-03-05`, of the publication whose number a suppressed cell shows; else empty
public record GridCell(
    String id,
    String value,
    String text,
    boolean suppressed,
    boolean total,
    boolean partial,
    String since) {

  private static final String POSTED = "posted";

  /// A cell that shows what it counts, or that it is suppressed.
  public GridCell(
      String id, String value, String text, boolean suppressed, boolean total, boolean partial) {
    this(id, value, text, suppressed, total, partial, "");
  }

  /// A suppressed number of which readers have an earlier one.
  ///
  /// @param value its digits among numbers that were published together and all stand; empty beside numbers of another day, with
  ///     which it cannot be added or compared
  /// @param earlier the number as it was published
  public static GridCell waiting(
      String id, String value, String earlier, LocalDate on, boolean total) {
    return new GridCell(id, value, earlier + " [w]", value.isEmpty(), total, false, on.toString());
  }

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

  /// The same in a place where it sums over nothing.
  ///
  /// @param isPartial whether what it counts is covered in part only
  public GridCell inside(boolean isPartial) {
    return new GridCell(id, value, text, suppressed, false, isPartial, since);
  }

  /// For the style sheet and the script.
  public String classes() {
    return missing()
        ? "missing"
        : ((suppressed ? "suppressed " : "")
                + (waits() ? "earlier " : "")
                + (total ? "total " : "")
                + (partial ? "partial" : ""))
            .strip();
  }

  /// Whether it shows what an earlier publication had, since its update cannot be shown.
  public boolean waits() {
    return !since.isEmpty();
  }

  public boolean published() {
    return !value.isEmpty();
  }
}
