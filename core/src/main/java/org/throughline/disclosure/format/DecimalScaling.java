package org.throughline.disclosure.format;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.LinearRow;
import org.throughline.table.Equation;

/// Turns the decimals of a table set into whole numbers of one unit. Values and bounds become what
/// they are exactly; levels are rounded up, so that no cell gets less protection than was asked for.
final class DecimalScaling {

  /// Levels may need this many more decimals than values.
  private static final int MORE = 3;

  /// Whole numbers beyond this are too large for solvers to tell neighbours apart.
  private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000_000L);

  private static final BigDecimal COMFORTABLE = BigDecimal.valueOf(1_000_000_000L);

  private final TableSet set;
  private final int decimals;

  private DecimalScaling(TableSet set) {
    this.set = set;
    decimals = decimals(set);
  }

  /// The set as a JJ file; cells keep their ids.
  ///
  /// @throws IllegalArgumentException naming the cell whose numbers are too large, or whose levels
  ///     reach beyond its bounds
  static JjFile file(TableSet set) {
    DecimalScaling units = new DecimalScaling(set);
    Map<String, Integer> indices = indices(set);
    List<LinearRow> rows = new ArrayList<>();
    for (Equation sum : set.sums()) {
      int[] parts = sum.parts().stream().mapToInt(id -> indices.getOrDefault(id, -1)).toArray();
      rows.add(LinearRow.ofTotal(indices.getOrDefault(sum.total(), -1), parts));
    }
    return new JjFile(units.decimals, set.cells().stream().map(units::cell).toList(), rows);
  }

  private static int decimals(TableSet set) {
    int exact = 0;
    int levels = 0;
    BigDecimal largest = BigDecimal.ONE;
    for (SetCell cell : set.cells()) {
      exact = Math.max(exact, scale(exactNumbers(cell)));
      levels = Math.max(levels, scale(cell.levels().stream().flatMap(DecimalScaling::numbers)));
      largest = largest.max(cell.value().abs());
    }
    int most = Math.min(levels, exact + MORE);
    while (most > exact && largest.scaleByPowerOfTen(most).compareTo(COMFORTABLE) > 0) {
      most--;
    }
    return Math.max(exact, most);
  }

  private static Stream<BigDecimal> exactNumbers(SetCell cell) {
    return Stream.of(
            Optional.of(cell.value()), cell.bounds().lower(), cell.bounds().upper(), cell.weight())
        .flatMap(Optional::stream);
  }

  private static Stream<BigDecimal> numbers(SetCell.Levels levels) {
    return Stream.of(levels.lower(), levels.upper(), levels.sliding());
  }

  private static int scale(Stream<BigDecimal> numbers) {
    return numbers.mapToInt(number -> number.stripTrailingZeros().scale()).max().orElse(0);
  }

  private JjCell cell(SetCell cell) {
    long value = exact(cell, cell.value());
    JjCell.Bounds bounds =
        new JjCell.Bounds(
            exact(cell, cell.bounds().lower().orElse(BigDecimal.ZERO)),
            cell.bounds().upper().map(upper -> exact(cell, upper)).orElse(Attack.UNBOUNDED));
    JjCell.Levels levels =
        cell.levels()
            .map(
                l ->
                    new JjCell.Levels(
                        up(cell, l.lower()), up(cell, l.upper()), up(cell, l.sliding())))
            .orElse(new JjCell.Levels(0, 0, 0));
    JjCell inUnits =
        new JjCell(
            cell.id(),
            value,
            exact(cell, cell.weight().orElse(cell.value().abs())),
            status(cell.standing()),
            bounds,
            levels);
    Optional<String> infeasible = inUnits.infeasible();
    if (infeasible.isPresent()) {
      throw new IllegalArgumentException("cell '%s': %s".formatted(cell.id(), infeasible.get()));
    }
    return inUnits;
  }

  private static JjCell.Status status(SetCell.Standing standing) {
    return switch (standing) {
      case OPEN -> JjCell.Status.SAFE;
      case PRIMARY -> JjCell.Status.UNSAFE;
      case SECONDARY -> JjCell.Status.SECONDARY;
      case KNOWN -> JjCell.Status.FIXED;
    };
  }

  private long exact(SetCell cell, BigDecimal number) {
    return units(cell, number.scaleByPowerOfTen(decimals));
  }

  private long up(SetCell cell, BigDecimal level) {
    return units(cell, level.scaleByPowerOfTen(decimals).setScale(0, RoundingMode.CEILING));
  }

  private long units(SetCell cell, BigDecimal units) {
    if (units.abs().compareTo(LARGEST) > 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "cell '%s' of set '%s' has a number beyond %s in units of its last decimal place"
                  + " (%d)",
              cell.id(),
              set.name(),
              LARGEST.toPlainString(),
              decimals));
    }
    return units.longValueExact();
  }

  private static Map<String, Integer> indices(TableSet set) {
    Map<String, Integer> indices = new HashMap<>();
    set.cells().forEach(cell -> indices.put(cell.id(), indices.size()));
    return indices;
  }

  /// The cells of several coalitions by index.
  static List<Set<Integer>> indices(TableSet set, List<Set<String>> coalitions) {
    Map<String, Integer> indices = indices(set);
    return coalitions.stream()
        .map(cells -> Set.copyOf(cells.stream().map(id -> indices.getOrDefault(id, -1)).toList()))
        .toList();
  }
}
