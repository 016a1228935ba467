package org.throughline.disclosure.attack;

/// Proposes whole tables of a part of the system with one cell as near to a value that a level asks for as it
/// gets. Nobody believes it: a proposal is checked in exact arithmetic, and a solver that throws,
/// gives up or is wrong has proved nothing.
interface Solver {

  /// Values of the part's columns, as a proposal.
  double[] seek(int column, long target);

  /// Whether the last search ended because the column cannot get there, fractions allowed; then no
  /// other solver needs to look. Wrong, it makes a safe cell look disclosed.
  default boolean isOutOfReach() {
    return false;
  }

  /// Makes solvers over parts.
  interface Kind {

    /// A solver over a part, kept while several values are sought there.
    Solver over(Block part);
  }
}
