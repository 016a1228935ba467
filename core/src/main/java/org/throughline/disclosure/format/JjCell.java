package org.throughline.disclosure.format;

import java.util.Optional;
import org.throughline.disclosure.problem.Attack;

/// One cell of a JJ file. All numbers are in units of the file's last decimal place.
///
/// @param value the true value
/// @param weight what it costs to suppress the cell
/// @param bounds what an outsider thinks possible to begin with
/// @param levels how far the outsider's interval must reach
public record JjCell(
    String id, long value, long weight, Status status, Bounds bounds, Levels levels) {

  /// Why no pattern can protect the cell to its levels: they reach beyond what an outsider thinks possible
  /// to begin with. Empty if they do not, or if the cell needs no protection.
  Optional<String> infeasible() {
    if (status != Status.UNSAFE) {
      return Optional.empty();
    }
    boolean isBounded = bounds.upper() != Attack.UNBOUNDED;
    if (levels.lower() > value - bounds.lower()) {
      return Optional.of("the lower level reaches below the lower bound");
    }
    if (isBounded && levels.upper() > bounds.upper() - value) {
      return Optional.of("the upper level reaches above the upper bound");
    }
    return isBounded && levels.sliding() > bounds.upper() - bounds.lower()
        ? Optional.of("the sliding level is wider than the bounds")
        : Optional.empty();
  }

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
