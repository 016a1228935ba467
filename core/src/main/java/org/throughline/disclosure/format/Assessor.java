package org.throughline.disclosure.format;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.throughline.disclosure.primary.Assessment;
import org.throughline.disclosure.primary.Contributions;
import org.throughline.disclosure.primary.Rule;
import org.throughline.disclosure.problem.ImpliedLowerBound;

/// Applies rules to the cells of a table set and states the protection problem.
public final class Assessor {

  private Assessor() {}

  /// The problem of a set whose cells say themselves what they need.
  ///
  /// @throws IllegalArgumentException naming the cell with an infeasible level
  public static SetProblem asGiven(TableSet set) {
    return new SetProblem(DecimalScaling.file(set), List.of());
  }

  /// The problem after rules for amounts: a cell that a rule calls unsafe is protected on both sides
  /// to the largest level of all rules, and never below what an outsider thinks possible anyway.
  ///
  /// @param insiders so many holdings may put together what they know
  /// @throws IllegalArgumentException if no cell has contributions, or a protection level is infeasible
  public static SetProblem magnitudes(TableSet set, List<Rule> rules, int insiders) {
    if (set.cells().stream().allMatch(cell -> cell.contributions().isEmpty())) {
      throw new IllegalArgumentException(
          "no cell of set '%s' has contributions, so rules for amounts say nothing about it"
              .formatted(set.name()));
    }
    TableSet known = Holdings.completed(set);
    return magnitudes(known, known.cells().size(), rules, insiders);
  }

  /// @param own so many cells are those of tables; the others are sums that readers can work out
  private static SetProblem magnitudes(TableSet known, int own, List<Rule> rules, int insiders) {
    return new SetProblem(
        DecimalScaling.file(known.with(cell -> assessed(cell, rules))),
        insiders == 0
            ? List.of()
            : DecimalScaling.indices(known, Holdings.coalitions(known, insiders)),
        ImpliedLowerBound.ANYTHING,
        IntStream.range(own, known.cells().size()).boxed().collect(Collectors.toSet()),
        hidden ->
            Unions.added(known, hidden, rules).map(more -> magnitudes(more, own, rules, insiders)));
  }

  /// How many cells rules for amounts say nothing about, because who contributes to them is not known.
  public static long notAssessed(TableSet set) {
    return Holdings.completed(set).cells().stream()
        .filter(cell -> cell.contributions().isEmpty())
        .count();
  }

  private static SetCell assessed(SetCell cell, List<Rule> rules) {
    return cell.contributions()
        .flatMap(byHolding -> levels(cell, byHolding, rules))
        .map(levels -> protectedTo(cell, levels))
        .orElse(cell);
  }

  /// A zero that is shown or known stays so: nothing can be hidden of it any more.
  private static SetCell protectedTo(SetCell cell, SetCell.Levels levels) {
    if (cell.standing() != SetCell.Standing.KNOWN) {
      return cell.protectedTo(levels);
    }
    if (cell.value().signum() != 0) {
      throw new IllegalArgumentException(
          "cell '%s' is declared known, and a rule calls it unsafe".formatted(cell.id()));
    }
    return cell;
  }

  private static Optional<SetCell.Levels> levels(
      SetCell cell, Map<String, List<BigDecimal>> byHolding, List<Rule> rules) {
    Contributions contributions = Contributions.ofHoldings(byHolding);
    Optional<BigDecimal> upper = Optional.empty();
    for (Rule rule : rules) {
      if (rule.assess(contributions) instanceof Assessment.Unsafe(BigDecimal level)) {
        upper = Optional.of(upper.map(level::max).orElse(level));
      }
    }
    BigDecimal room = cell.value().subtract(cell.bounds().lower().orElse(BigDecimal.ZERO));
    return upper.map(level -> new SetCell.Levels(level.min(room), level, BigDecimal.ZERO));
  }
}
