package org.throughline.disclosure.statistics;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/// What may be shown of a statistic.
public sealed interface Shown {

  /// A number, rounded to a multiple of `unit`; 0 for one that is not rounded.
  record Value(double value, double unit) implements Shown {

    /// Without zeros at its end, such as 0.05 or 50.
    public String unitAsText() {
      return text(unit);
    }
  }

  /// Nothing, and why.
  record Withheld(String reason) implements Shown {

    /// Of what a table withholds, which readers see there.
    static final Withheld HIDDEN =
        new Withheld(
            "a table withholds how many people it is of, or counts them with others, and this would tell");

    /// A statistic of too few, or one that would tell of too few. Which of the two is not said: with the number in a table, it would give
    /// the few away.
    public static Withheld few(int threshold) {
      return new Withheld(
          String.format(
              Locale.ROOT,
              "it is of fewer than %d people, or would tell of others who are fewer",
              threshold));
    }
  }

  /// The number, where there is one.
  default Optional<Double> number() {
    return this instanceof Value(double value, double unit) ? Optional.of(value) : Optional.empty();
  }

  /// A value rounded to a unit. One that is not 0 is never shown as 0: that would say that there is none. The reason tells no
  /// more than the 0 would.
  static Shown rounded(double value, double unit) {
    double rounded = unit == 0 ? value : Math.rint(value / unit) * unit;
    return rounded == 0 && value != 0
        ? new Withheld(
            "it is not 0, and at most %s: it would be rounded to 0".formatted(text(unit / 2)))
        : new Value(rounded, unit);
  }

  private static String text(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
