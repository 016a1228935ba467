package org.throughline.disclosure.attack;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.JointSystem;

/// A whole-number table that agrees with everything known. It is checked in exact arithmetic by the equations of the whole
/// system, and by nothing that a search for it used: not by the equations of a part, nor by how a part numbers its cells.
final class PossibleTable {

  private final long[] values;
  private final int[] touched;

  private PossibleTable(long[] values, int[] touched) {
    this.values = values;
    this.touched = touched;
  }

  /// A proposed table, if it is possible. The true one is.
  ///
  /// @param values of every cell of the system
  static Optional<PossibleTable> of(Attack attack, long[] values) {
    JointSystem system = attack.system();
    int[] touched =
        IntStream.range(0, values.length)
            .filter(cell -> values[cell] != system.count(cell))
            .toArray();
    boolean isPossible =
        Arrays.stream(touched)
                .allMatch(
                    cell ->
                        attack.lower(cell) <= values[cell] && values[cell] <= attack.upper(cell))
            && Arrays.stream(touched)
                .flatMap(system::rowsOf)
                .distinct()
                .allMatch(row -> system.rows().get(row).at(values) == 0);
    return isPossible ? Optional.of(new PossibleTable(values, touched)) : Optional.empty();
  }

  /// The cells in which it differs from the true table.
  IntStream touched() {
    return Arrays.stream(touched);
  }

  /// What it proves about a cell.
  Witness witness(int cell) {
    return new Witness(values[cell], touched);
  }
}
