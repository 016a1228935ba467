package org.throughline.disclosure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.throughline.disclosure.audit.AuditReport;
import org.throughline.disclosure.audit.Auditor;
import org.throughline.disclosure.exchange.Assessor;
import org.throughline.disclosure.exchange.Problem;
import org.throughline.disclosure.exchange.SetCell;
import org.throughline.disclosure.exchange.TableSet;
import org.throughline.disclosure.suppress.Pattern;
import org.throughline.disclosure.system.JointSystem;

/// Protects tables from elsewhere, of amounts or counts, and audits the result.
public final class SetControl {

  private SetControl() {}

  /// The problem that a policy states for a set; without a policy, what the set itself demands.
  ///
  /// @throws IllegalArgumentException naming the cell that cannot be a count, or whose demand is
  ///     infeasible, or if nothing says what to protect
  public static Problem problem(TableSet set, Optional<Policy> policy) {
    if (policy.isEmpty()) {
      boolean hasPrimaries =
          set.cells().stream().anyMatch(cell -> cell.standing() == SetCell.Standing.PRIMARY);
      if (!hasPrimaries) {
        throw new IllegalArgumentException(
            set.name() + " names no primary cell; valid with a policy that says what is unsafe");
      }
      return Assessor.asGiven(set.showingZeros());
    }
    Policy rules = policy.get();
    if (!rules.method().isExact()) {
      throw new IllegalArgumentException(
          "Policy '" + rules.id() + "' perturbs; valid here are policies that withhold");
    }
    return rules.magnitudes().isEmpty()
        ? counts(set, rules.counts())
        : Assessor.magnitudes(
            rules.counts().zeros() == Zeros.SHOWN ? set.showingZeros() : set,
            rules.magnitudes(),
            rules.counts().insiders());
  }

  private static Problem counts(TableSet set, CountRules rules) {
    set.cells().forEach(SetControl::requireCount);
    TableSet bounded =
        (rules.zeros() == Zeros.SHOWN ? set.showingZeros() : set)
            .with(
                cell -> isHideable(cell) ? cell.atLeast(BigDecimal.valueOf(rules.least())) : cell);
    JointSystem system = Assessor.asGiven(bounded).file().system();
    long[] floors = Floors.of(system, rules.zeros() == Zeros.SHOWN ? Set.of() : everyCell(system));
    List<Integer> hideable = new ArrayList<>();
    TableSet assessed =
        bounded.with(
            cell -> {
              long count = cell.value().longValueExact();
              int index = system.index(cell.id());
              if (isHideable(cell)) {
                hideable.add(index);
              }
              boolean isSmall = rules.isSmall(count) && isHideable(cell);
              return isSmall ? cell.protectedTo(levels(count, floors[index], rules)) : cell;
            });
    return new Problem(
        Assessor.asGiven(assessed).file(),
        new OwnCells(system).ofThoseIn(hideable, rules.insiders()));
  }

  private static Set<Integer> everyCell(JointSystem system) {
    Set<Integer> all = new HashSet<>();
    for (int cell = 0; cell < system.size(); cell++) {
      all.add(cell);
    }
    return all;
  }

  private static boolean isHideable(SetCell cell) {
    return cell.standing() != SetCell.Standing.KNOWN;
  }

  private static void requireCount(SetCell cell) {
    boolean isWhole = cell.value().stripTrailingZeros().scale() <= 0;
    if (!isWhole || cell.value().signum() < 0) {
      throw new IllegalArgumentException(
          "cell '%s': a count cannot be %s; valid are whole numbers of 0 and above"
              .formatted(cell.id(), cell.value().toPlainString()));
    }
  }

  private static SetCell.Levels levels(long count, long floor, CountRules rules) {
    long low = Math.min(count, Math.max(floor, rules.zeros() == Zeros.WITHHELD ? 0 : 1));
    return new SetCell.Levels(
        BigDecimal.valueOf(count - low),
        BigDecimal.valueOf(rules.threshold() - count),
        BigDecimal.ZERO);
  }

  /// What came of a set.
  ///
  /// @param hidden cells by index that are withheld; a pattern that did not pass must not be published
  /// @param report the audit against outsiders and every group of insiders
  /// @param disclosed cells by index that are not protected
  public record Outcome(Set<Integer> hidden, AuditReport report, Set<Integer> disclosed) {
    public Outcome {
      hidden = Set.copyOf(hidden);
      disclosed = Set.copyOf(disclosed);
    }

    /// Whether every demand is met.
    public boolean passed() {
      return disclosed.isEmpty() && report.passed();
    }
  }

  /// Finds a pattern and audits it.
  ///
  /// @throws IllegalStateException if no solver came to an end
  public static Outcome protect(Problem problem) {
    return protect(problem, Protector.EXACT);
  }

  static Outcome protect(Problem problem, Protector protector) {
    PatternSearch search =
        new PatternSearch(protector, pattern -> audit(problem, pattern.hidden()));
    return outcome(search.search(problem.file().task(problem.insiders())));
  }

  /// Audits the pattern that a file itself has, for better or worse.
  public static Outcome audit(Problem problem) {
    Set<Integer> suppressed = problem.file().suppressed();
    return outcome(
        new PatternSearch(
                any -> new Pattern(suppressed, Set.of()),
                pattern -> audit(problem, pattern.hidden()))
            .audited(new Pattern(suppressed, Set.of())));
  }

  private static Outcome outcome(PatternSearch.Attempt attempt) {
    return new Outcome(attempt.pattern().hidden(), attempt.report(), attempt.disclosed());
  }

  private static AuditReport audit(Problem problem, Set<Integer> hidden) {
    return Auditor.audit(problem.file().attack(hidden).withInsiders(problem.insiders()));
  }
}
