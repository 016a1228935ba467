package org.throughline.disclosure.problem;

import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/// `least <= sum of coefficient times cell`, over whole numbers.
///
/// @param id what says so, for messages
/// @param cells ids, each once
/// @param coefficients one per cell, never zero
public record Inequality(String id, List<String> cells, List<Long> coefficients, long least) {

  public Inequality {
    cells = List.copyOf(cells);
    coefficients = List.copyOf(coefficients);
    if (cells.isEmpty() || cells.size() != coefficients.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "'%s' has %d cells and %d coefficients",
              id,
              cells.size(),
              coefficients.size()));
    }
    if (coefficients.contains(0L) || cells.stream().distinct().count() != cells.size()) {
      throw new IllegalArgumentException("'" + id + "' repeats a cell or has the coefficient zero");
    }
  }

  /// What the left-hand side comes to, exactly.
  ///
  /// @throws ArithmeticException on overflow, rather than a wrong sum
  public long value(ToLongFunction<String> count) {
    long value = 0;
    for (int place = 0; place < cells.size(); place++) {
      long cell = count.applyAsLong(cells.get(place));
      value = Math.addExact(value, Math.multiplyExact(coefficients.get(place), cell));
    }
    return value;
  }

  /// Whether this bounds one cell and ties it to nothing.
  boolean isBound() {
    return cells.size() == 1 && Math.abs(coefficients.getFirst()) == 1;
  }
}
