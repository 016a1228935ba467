package org.throughline.disclosure.system;

/// What must stay possible for one protected cell.
///
/// @param cell index of the cell in its [JointSystem]
/// @param low the attacker must not be able to exclude a value this small
/// @param high the attacker must not be able to exclude a value this large
/// @param width the values that the attacker cannot exclude must lie at least this far apart; the
///     sliding protection level, 0 if there is none
public record Demand(int cell, long low, long high, long width) {

  public Demand {
    if (low > high) {
      throw new IllegalArgumentException(
          "Demand on cell " + cell + " is empty: low " + low + " above high " + high);
    }
  }

  /// A demand on both ends without a sliding level.
  public Demand(int cell, long low, long high) {
    this(cell, low, high, 0);
  }
}
