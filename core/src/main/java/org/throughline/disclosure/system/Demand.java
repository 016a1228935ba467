package org.throughline.disclosure.system;

/// What must stay possible for one protected cell.
///
/// @param cell index of the cell in its [JointSystem]
/// @param low the attacker must not be able to exclude a value this small
/// @param high the attacker must not be able to exclude a value this large
public record Demand(int cell, long low, long high) {

  public Demand {
    if (low > high) {
      throw new IllegalArgumentException(
          "Demand on cell " + cell + " is empty: low " + low + " above high " + high);
    }
  }
}
