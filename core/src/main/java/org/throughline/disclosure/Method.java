package org.throughline.disclosure;

import java.util.Locale;
import java.util.Optional;

/// How the numbers of a publication are protected.
public sealed interface Method {

  /// What readers are told.
  default String description() {
    return switch (this) {
      case Suppression _ -> "Counts are exact or withheld.";
      case Rounding(int base) ->
          String.format(
              Locale.ROOT,
              "Every number is rounded to the nearest %d on its own; totals need not add up.",
              base);
      case RandomRounding(int base) ->
          String.format(
              Locale.ROOT,
              "Every number is rounded at random to a neighbouring multiple of %d; totals need not"
                  + " add up.",
              base);
      case ControlledRounding(int base) ->
          String.format(
              Locale.ROOT,
              "Every number is rounded to a multiple of %d next to it, so that totals add up.",
              base);
      case CellKey _ ->
          "Every number has small random noise, the same wherever the same records are counted;"
              + " totals need not add up.";
    };
  }

  /// Small counts are withheld, with whatever would let them be worked out.
  record Suppression() implements Method {}

  /// Every number is rounded to the nearest multiple of a base, halves up, each on its own.
  record Rounding(int base) implements Method {
    public Rounding {
      requireBase(base);
    }
  }

  /// Every number that is not a multiple of a base goes to one of its two neighbouring multiples by
  /// chance, so that it is right on average.
  record RandomRounding(int base) implements Method {
    public RandomRounding {
      requireBase(base);
    }
  }

  /// Every number goes to a neighbouring multiple of a base so that all totals add up.
  record ControlledRounding(int base) implements Method {
    public ControlledRounding {
      requireBase(base);
    }
  }

  /// Every number gets noise that depends on the records behind it.
  ///
  /// @param table name of the table of noise
  record CellKey(String table) implements Method {}

  /// The values that stay possible of a small count lie at least this far apart, after everything that the
  /// totals tell.
  default int leastWidth() {
    return switch (this) {
      case Suppression _, CellKey _ -> 1;
      case Rounding(int base) -> (base - 1) / 2;
      case RandomRounding(int base) -> base / 2;
      case ControlledRounding(int base) -> base / 2;
    };
  }

  /// The smallest and the largest count that may be shown as a number; nothing if none is, such as
  /// an exact count that somebody forgot to round.
  default Optional<long[]> sources(long value) {
    return switch (this) {
      case Suppression _ -> Optional.of(new long[] {value, value});
      case Rounding(int base) -> multiple(value, base, base / 2, (base - 1) / 2);
      case RandomRounding(int base) -> multiple(value, base, base - 1, base - 1);
      case ControlledRounding(int base) -> multiple(value, base, base - 1, base - 1);
      case CellKey(String table) -> NoiseTable.bundled(table).sources(value);
    };
  }

  private static Optional<long[]> multiple(long value, int base, long below, long above) {
    return value < 0 || value % base != 0
        ? Optional.empty()
        : Optional.of(new long[] {Math.max(0, value - below), value + above});
  }

  /// Whether numbers are exact unless withheld.
  default boolean isExact() {
    return this instanceof Suppression;
  }

  /// Whether it draws at random, and so needs a secret to draw from.
  default boolean isRandom() {
    return this instanceof RandomRounding || this instanceof CellKey;
  }

  private static void requireBase(int base) {
    if (base < 2) {
      throw new IllegalArgumentException("base " + base + "; valid are 2 and above");
    }
  }
}
