package org.throughline.disclosure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.throughline.disclosure.attack.AuditReport;
import org.throughline.disclosure.attack.Auditor;
import org.throughline.disclosure.format.Assessor;
import org.throughline.disclosure.format.SetCell;
import org.throughline.disclosure.format.SetProblem;
import org.throughline.disclosure.format.TableSet;
import org.throughline.disclosure.primary.CountRules;
import org.throughline.disclosure.primary.Zeros;
import org.throughline.disclosure.problem.ImpliedLowerBounds;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.disclosure.problem.LoneRespondents;
import org.throughline.disclosure.secondary.Pattern;

/// Protects tables from elsewhere, of amounts or counts, and audits the result.
public final class SetControl {

  private SetControl() {}

  /// The problem that a policy states for a set; without a policy, the levels that the set itself states.
  ///
  /// @throws IllegalArgumentException naming the cell that cannot be a count, or whose level is
  ///     infeasible, or if nothing says what to protect, or the policy has a rule that does not act here
  public static SetProblem problem(TableSet set, Optional<Policy> policy) {
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
    return rules.magnitudes().isEmpty() ? counts(set, rules.counts()) : amounts(set, rules);
  }

  private static SetProblem amounts(TableSet set, Policy policy) {
    CountRules rules = policy.counts();
    if (rules.group() > 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "A rule for groups (group %d) acts on counts; valid with rules for amounts is group"
                  + " 0",
              rules.group()));
    }
    return Assessor.magnitudes(
        rules.zeros() == Zeros.SHOWN ? set.showingZeros() : set,
        policy.magnitudes(),
        rules.insiders());
  }

  private static SetProblem counts(TableSet set, CountRules rules) {
    set.cells().forEach(SetControl::requireCount);
    TableSet bounded =
        (rules.zeros() == Zeros.SHOWN ? set.showingZeros() : set)
            .with(
                cell -> isHideable(cell) ? cell.atLeast(BigDecimal.valueOf(rules.least())) : cell);
    SetGroups groups = new SetGroups(bounded, rules.group());
    TableSet all = groups.withUnknowns();
    JointSystem system = Assessor.asGiven(all).file().system();
    ImpliedLowerBounds floors =
        new ImpliedLowerBounds(system, rules.zeros() == Zeros.SHOWN ? Set.of() : everyCell(system));
    List<Integer> hideable = new ArrayList<>();
    Set<Integer> unknowns = new HashSet<>();
    TableSet assessed =
        all.with(
            cell -> {
              int index = system.index(cell.id());
              if (groups.isUnknown(cell)) {
                unknowns.add(index);
                return cell;
              }
              if (isHideable(cell)) {
                hideable.add(index);
              }
              return isHideable(cell) && rules.isSmall(cell.value().longValueExact())
                  ? cell.protectedTo(levels(cell, floors.of(index, Set.of()), rules))
                  : cell;
            });
    return new SetProblem(
        Assessor.asGiven(assessed).file(),
        new LoneRespondents(system).ofThoseIn(hideable, rules.insiders()),
        floors,
        unknowns,
        any -> Optional.empty());
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

  private static SetCell.Levels levels(SetCell cell, long floor, CountRules rules) {
    long count = cell.value().longValueExact();
    long low = Math.min(count, Math.max(floor, rules.zeros() == Zeros.WITHHELD ? 0 : 1));
    return new SetCell.Levels(
        BigDecimal.valueOf(count - low),
        BigDecimal.valueOf(rules.threshold() - count),
        BigDecimal.ZERO);
  }

  /// What came of a set.
  ///
  /// @param problem what was solved in the end, with every sum of withheld cells that had to be protected too
  /// @param hidden cells of the set by index that are withheld; a pattern that did not pass must not be published
  /// @param report the audit against outsiders and every group of insiders
  /// @param disclosed cells by index that are not protected
  public record ProtectedSet(
      SetProblem problem, Set<Integer> hidden, AuditReport report, Set<Integer> disclosed) {
    public ProtectedSet {
      hidden = Set.copyOf(hidden);
      disclosed = Set.copyOf(disclosed);
    }

    /// Whether every protection level is met.
    public boolean passed() {
      return disclosed.isEmpty() && report.passed();
    }
  }

  /// Finds a pattern and audits it.
  ///
  /// @throws IllegalStateException if no solver came to an end
  public static ProtectedSet protect(SetProblem problem) {
    return protect(problem, Protector.EXACT);
  }

  static ProtectedSet protect(SetProblem problem, Protector protector) {
    return refined(
        problem,
        some -> new PatternSearch(protector, pattern -> audit(some, pattern)).search(some.task()));
  }

  /// Audits the pattern that a file itself has, for better or worse.
  public static ProtectedSet audit(SetProblem problem) {
    return refined(
        problem,
        some -> {
          Pattern own = new Pattern(some.file().suppressed(), Set.of());
          return new PatternSearch(any -> own, pattern -> audit(some, pattern)).audited(own);
        });
  }

  /// What comes of a problem, and then of what withheld cells leave to be worked out.
  private static ProtectedSet refined(
      SetProblem problem, Function<SetProblem, PatternSearch.Attempt> attempted) {
    PatternSearch.Attempt attempt = attempted.apply(problem);
    Set<Integer> hidden = new HashSet<>(attempt.pattern().hidden());
    hidden.removeAll(problem.unpublished());
    return problem
        .refinement()
        .after(ids(problem, hidden))
        .map(more -> refined(more, attempted))
        .orElse(new ProtectedSet(problem, hidden, attempt.report(), attempt.disclosed()));
  }

  private static Set<String> ids(SetProblem problem, Set<Integer> cells) {
    return cells.stream()
        .map(cell -> problem.file().cells().get(cell).id())
        .collect(Collectors.toSet());
  }

  private static AuditReport audit(SetProblem problem, Pattern pattern) {
    return Auditor.audit(problem.attack(pattern.hidden()));
  }
}
