package org.throughline.disclosure.problem;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/// A published number that was worked out from counts: a share, a mean, a rounded count, a number of
/// rows. Whoever reads it learns something about the counts; [#says] turns it back into that.
///
/// Cells are named by id. Everything is in whole numbers: what a rounded quotient says is an
/// inequality with whole coefficients, so no rounding of ours adds to that of the publication.
public sealed interface Derived {

  /// What the figure is called where it is published.
  String id();

  /// What readers learn: every inequality holds for the exact counts, and readers know that.
  List<Inequality> says();

  /// The cells that it was worked out from, some more than once.
  default List<String> cells() {
    return says().stream().flatMap(one -> one.cells().stream()).toList();
  }

  /// Whether the figure is what these counts come to.
  default boolean agrees(ToLongFunction<String> count) {
    return says().stream().allMatch(one -> one.value(count) >= one.least());
  }

  /// A share, a mean or a ratio: `from <= factor * numerator / denominator < below`.
  ///
  /// @param factor 100 for a percentage, 1 for a mean
  /// @param from smallest quotient that is published as this figure
  /// @param below smallest quotient above those
  record Quotient(
      String id,
      String numerator,
      String denominator,
      long factor,
      BigDecimal from,
      BigDecimal below)
      implements Derived {

    public Quotient {
      if (factor < 1) {
        throw new IllegalArgumentException(
            "'" + id + "' has factor " + factor + "; valid are 1 and above");
      }
      if (from.compareTo(below) >= 0) {
        throw new IllegalArgumentException(
            "'%s' says nothing: from %s to below %s".formatted(id, from, below));
      }
    }

    /// A quotient rounded half up; its decimals are those of `value`.
    public static Quotient rounded(String id, Fraction of, long factor, BigDecimal value) {
      BigDecimal half = BigDecimal.valueOf(5, value.scale() + 1);
      return new Quotient(
          id, of.numerator(), of.denominator(), factor, value.subtract(half), value.add(half));
    }

    /// A percentage rounded half up, for example `12.5`.
    public static Quotient percent(String id, Fraction of, BigDecimal value) {
      return rounded(id, of, 100, value);
    }

    @Override
    public List<Inequality> says() {
      int decimals = Math.max(0, Math.max(from.scale(), below.scale()));
      BigDecimal unit = BigDecimal.ONE.scaleByPowerOfTen(decimals);
      long scaled = Math.multiplyExact(factor, unit.longValueExact());
      List<String> cells = List.of(numerator, denominator);
      List<Inequality> says = new ArrayList<>();
      if (from.signum() > 0) {
        long low = from.multiply(unit).longValueExact();
        says.add(new Inequality(id + " at least", cells, List.of(scaled, -low), 0));
      }
      long high = below.multiply(unit).longValueExact();
      says.add(new Inequality(id + " below", cells, List.of(-scaled, high), 1));
      return says;
    }
  }

  /// What a quotient is of.
  record Fraction(String numerator, String denominator) {}

  /// The sum of some cells less the sum of others: rows of a file, people suppressed, the difference
  /// in a reconciliation.
  record Balance(String id, List<String> plus, List<String> minus, long value) implements Derived {

    public Balance {
      plus = List.copyOf(plus);
      minus = List.copyOf(minus);
      if (plus.isEmpty() && minus.isEmpty()) {
        throw new IllegalArgumentException("'" + id + "' is a sum of nothing");
      }
    }

    @Override
    public List<Inequality> says() {
      List<String> cells = new ArrayList<>(plus);
      cells.addAll(minus);
      List<Long> ones = new ArrayList<>();
      plus.forEach(cell -> ones.add(1L));
      minus.forEach(cell -> ones.add(-1L));
      List<Long> opposite = ones.stream().map(one -> -one).toList();
      return List.of(
          new Inequality(id + " at least", cells, ones, value),
          new Inequality(id + " at most", cells, opposite, -value));
    }
  }

  /// A count that readers know between two bounds: rounded, perturbed within a known reach, or
  /// published elsewhere as a range.
  record Range(String id, String cell, long low, long high) implements Derived {

    public Range {
      if (low > high) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "'%s' leaves nothing possible: %d to %d", id, low, high));
      }
    }

    @Override
    public List<Inequality> says() {
      return List.of(
          new Inequality(id + " at least", List.of(cell), List.of(1L), low),
          new Inequality(id + " at most", List.of(cell), List.of(-1L), -high));
    }
  }
}
