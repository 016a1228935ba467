package org.throughline.disclosure.attack;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// A value that a cell was proved to be able to have.
final class Witness {

  private final long value;
  private final int[] touched;

  /// @param value in a whole-number table that agrees with everything known
  /// @param touched the cells in which that table differs from the true one
  Witness(long value, int[] touched) {
    this.value = value;
    this.touched = touched;
  }

  long value() {
    return value;
  }

  /// The cells in which its table differs from the true one.
  Set<Integer> cells() {
    return Arrays.stream(touched).boxed().collect(Collectors.toSet());
  }

  /// Whether somebody who knows these cells exactly still has to think the table possible.
  boolean convinces(Set<Integer> known) {
    // Asked millions of times in an audit.
    for (int cell : touched) {
      if (known.contains(cell)) {
        return false;
      }
    }
    return true;
  }
}
