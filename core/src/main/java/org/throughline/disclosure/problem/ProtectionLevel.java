package org.throughline.disclosure.problem;

/// What must stay possible for one protected cell.
///
/// @param cell index of the cell in its [JointSystem]
/// @param low the attacker must not be able to exclude a value this small
/// @param high the attacker must not be able to exclude a value this large
/// @param width the values that the attacker cannot exclude must lie at least this far apart; the
///     sliding protection level, 0 if there is none
public record ProtectionLevel(int cell, long low, long high, long width) {

  public ProtectionLevel {
    if (low > high) {
      throw new IllegalArgumentException(
          "The level of cell " + cell + " is empty: low " + low + " above high " + high);
    }
  }

  /// A level with both ends without a sliding level.
  public ProtectionLevel(int cell, long low, long high) {
    this(cell, low, high, 0);
  }
}
