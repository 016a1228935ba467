package org.throughline.disclosure.exchange;

/// One cell of a JJ file. All numbers are in units of the file's last decimal place.
///
/// @param value the true value
/// @param weight what it costs to suppress the cell
/// @param bounds what an outsider thinks possible to begin with
/// @param levels how far the outsider's interval must reach
public record JjCell(
    String id, long value, long weight, Status status, Bounds bounds, Levels levels) {

  /// What may or must happen to a cell.
  public enum Status {
    /// May be suppressed.
    SAFE('s'),
    /// Must be suppressed and protected.
    UNSAFE('u'),
    /// Must be published.
    FIXED('z'),
    /// Suppressed to protect others.
    SECONDARY('m');

    private final char letter;

    Status(char letter) {
      this.letter = letter;
    }

    /// The letter in the file.
    public char letter() {
      return letter;
    }
  }

  /// A-priori bounds.
  public record Bounds(long lower, long upper) {}

  /// Lower, upper and sliding protection level, as distances.
  public record Levels(long lower, long upper, long sliding) {}
}
