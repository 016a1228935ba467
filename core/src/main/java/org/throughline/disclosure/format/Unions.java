package org.throughline.disclosure.format;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.throughline.disclosure.primary.Assessment;
import org.throughline.disclosure.primary.Contributions;
import org.throughline.disclosure.primary.Rule;
import org.throughline.table.Equation;

/// Sums of withheld cells that readers can work out: a total less every part of it that is shown. The rules hold
/// for them as for cells, since whoever is in several withheld cells is in their sum with all of it.
final class Unions {

  private Unions() {}

  /// The set with one more unknown, to be protected, for every such sum that a rule calls unsafe; nothing if
  /// there is none.
  ///
  /// @param set contributions are known wherever they can be
  /// @param hidden ids of the withheld cells
  static Optional<TableSet> added(TableSet set, Set<String> hidden, List<Rule> rules) {
    List<SetCell> all = new ArrayList<>(set.cells());
    List<Equation> sums = new ArrayList<>(set.sums());
    Set<String> names = new HashSet<>(set.cells().stream().map(SetCell::id).toList());
    for (Equation sum : set.sums()) {
      List<SetCell> parts =
          set.cells().stream()
              .filter(cell -> hidden.contains(cell.id()) && sum.parts().contains(cell.id()))
              .toList();
      if (parts.size() > 1 && !hidden.contains(sum.total())) {
        SetCell union = union(parts);
        if (isUnsafe(union, rules) && names.add(union.id())) {
          all.add(union);
          sums.add(new Equation(union.id(), parts.stream().map(SetCell::id).toList()));
        }
      }
    }
    return all.size() == set.cells().size()
        ? Optional.empty()
        : Optional.of(new TableSet(set.name(), all, sums));
  }

  private static SetCell union(List<SetCell> parts) {
    return new SetCell(
        parts.stream().map(SetCell::id).collect(Collectors.joining(" + ")),
        parts.stream().map(SetCell::value).reduce(BigDecimal.ZERO, BigDecimal::add),
        SetCell.Standing.OPEN,
        SetCell.Bounds.NONE,
        Optional.empty(),
        Optional.of(BigDecimal.ZERO),
        parts.stream().allMatch(part -> part.contributions().isPresent())
            ? Optional.of(Holdings.merged(parts))
            : Optional.empty());
  }

  private static boolean isUnsafe(SetCell union, List<Rule> rules) {
    return union.contributions().stream()
        .map(Contributions::ofHoldings)
        .anyMatch(
            all -> rules.stream().anyMatch(rule -> rule.assess(all) instanceof Assessment.Unsafe));
  }
}
