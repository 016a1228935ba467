package org.throughline.disclosure;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.throughline.disclosure.attack.AuditReport;
import org.throughline.disclosure.attack.Finding;
import org.throughline.disclosure.problem.ProtectionLevel;
import org.throughline.disclosure.secondary.Pattern;
import org.throughline.disclosure.secondary.Task;

/// Looks for a pattern that passes the audit: where little is left to withhold, first with all of it withheld, since what is
/// disclosed even so no pattern protects; then for the few cells that are not protected by what is withheld in any case, then
/// by the better protector for all, then, if that fails or its pattern does not pass, by the heuristic with higher levels for
/// the cells that failed.
final class PatternSearch {

  /// How often the levels of cells that failed the audit are raised before the search gives up.
  private static final int REPAIRS = 4;

  /// How often cells that failed the audit are added to the few that a pattern is looked for.
  private static final int ADDITIONS = 3;

  /// Cells are few while they are no more than one in so many.
  private static final int FEW = 3;

  /// What is left to withhold is little while it is no more than one in so many of what is withheld in any case.
  private static final int LITTLE = 8;

  private final Protector better;
  private final Function<Pattern, AuditReport> audit;

  /// @param audit attacks a pattern with all protection levels of its task
  PatternSearch(Protector better, Function<Pattern, AuditReport> audit) {
    this.better = better;
    this.audit = audit;
  }

  /// A pattern with its audit, and the cells that it leaves disclosed.
  record Attempt(Pattern pattern, AuditReport report, Set<Integer> disclosed) {

    boolean passed() {
      return disclosed.isEmpty();
    }
  }

  /// Searches.
  ///
  /// @throws IllegalStateException if the heuristic itself fails, so that there is nothing to audit
  Attempt search(Task task) {
    Set<Integer> left = task.mayBeHidden();
    if (left.size() * LITTLE <= task.hidden().size()) {
      Set<Integer> all = new TreeSet<>(task.hidden());
      all.addAll(left);
      Attempt most = audited(new Pattern(all, Set.of()));
      if (left.isEmpty() || !most.passed()) {
        return most;
      }
    }
    try {
      Optional<Attempt> ofFew = forFew(task);
      if (ofFew.isPresent()) {
        return ofFew.get();
      }
      Attempt attempt = audited(better.protect(task));
      if (attempt.passed()) {
        return attempt;
      }
      if (!attempt.pattern().unprotected().isEmpty()) {
        return new Attempt(attempt.pattern(), attempt.report(), attempt.pattern().unprotected());
      }
    } catch (RuntimeException e) {
      // What a solver that crashed might have found is not needed: the heuristic is tried next.
    }
    return repaired(task);
  }

  /// The more is withheld, the less can be told: cells that what is withheld in any case protects stay protected whatever is
  /// withheld for others, and need no search.
  private Optional<Attempt> forFew(Task task) {
    Set<Integer> failing = task.withoutMore().outOfReach();
    for (int round = 0;
        round <= ADDITIONS && failing.size() * FEW <= task.levels().size();
        round++) {
      Pattern pattern =
          failing.isEmpty()
              ? new Pattern(task.hidden(), Set.of())
              : better.protect(task.protecting(failing));
      Attempt attempt = audited(pattern);
      if (attempt.passed()) {
        return Optional.of(attempt);
      }
      if (!pattern.unprotected().isEmpty() || !failing.addAll(attempt.disclosed())) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /// Raises the levels of what failed, and defends against the coalitions that it failed against.
  private Attempt repaired(Task task) {
    Set<Integer> failing = new LinkedHashSet<>();
    Set<Set<Integer>> coalitions = new LinkedHashSet<>();
    for (int repair = 0; ; repair++) {
      Pattern pattern = heuristic(task.harder(failing, repair).against(coalitions));
      Attempt attempt = audited(pattern);
      boolean hopeless = !pattern.unprotected().isEmpty() && repair == 0;
      if (attempt.passed() || repair == REPAIRS) {
        return attempt;
      }
      if (hopeless) {
        return new Attempt(pattern, attempt.report(), pattern.unprotected());
      }
      failing.clear();
      for (Finding finding : attempt.report().failures()) {
        if (finding.attacker().knows().isEmpty()) {
          failing.add(finding.level().cell());
        } else {
          coalitions.add(indices(task, finding.attacker().knows()));
        }
      }
    }
  }

  private static Set<Integer> indices(Task task, List<String> cells) {
    return cells.stream().map(task.system()::index).collect(Collectors.toSet());
  }

  private static Pattern heuristic(Task task) {
    try {
      return Protector.HEURISTIC.protect(task);
    } catch (RuntimeException e) {
      throw new IllegalStateException("No pattern was found: the solver failed", e);
    }
  }

  /// Audits one pattern and looks no further.
  Attempt audited(Pattern pattern) {
    AuditReport report = audit.apply(pattern);
    Set<Integer> failing = new TreeSet<>();
    report.failures().stream().map(Finding::level).map(ProtectionLevel::cell).forEach(failing::add);
    return new Attempt(pattern, report, failing);
  }
}
