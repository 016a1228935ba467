package org.throughline.measures;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.throughline.engine.SqlEngine;

/// What is said of scopes beside their numbers: what their rows cover, and how many rows rules exclude. A build asks for
/// each several times; it is worked out once. One thread at a time.
public final class ScopeFacts {

  private final SqlEngine engine;
  private final Measures measures;
  private final Map<Scope, Coverage> coverages = new HashMap<>();
  private final Map<Release, Coverage.Edges> edges = new HashMap<>();
  private final Map<Release, Optional<CoveredDays>> days = new HashMap<>();
  private final Map<Scope, Map<String, Long>> excluded = new HashMap<>();
  private final Map<Scope, Boolean> open = new HashMap<>();

  /// A measure in a release, the fiscal years whose months are published, and those months that are not by themselves.
  private record Release(
      String measure, String release, Set<Integer> years, Set<YearMonth> unsaid) {}

  public ScopeFacts(SqlEngine engine, Measures measures) {
    this.engine = engine;
    this.measures = measures;
  }

  public Coverage coverage(Scope scope) {
    return coverages.computeIfAbsent(
        scope, any -> Coverage.of(engine, measures.measure(scope.measure()), scope));
  }

  /// The first and the last month of a scope's release, which all its fiscal years share.
  ///
  /// @param years the fiscal years whose months are all published: nothing is told of the others' months
  /// @param unsaid months of these years that are published together with others only
  public Coverage.Edges edges(Scope scope, Set<Integer> years, Set<YearMonth> unsaid) {
    return edges.computeIfAbsent(
        new Release(scope.measure(), scope.release(), Set.copyOf(years), Set.copyOf(unsaid)),
        any ->
            Coverage.edges(
                engine, measures.measure(scope.measure()), scope.onlyRelease(), years, unsaid));
  }

  /// Why a national figure for the whole fiscal year cannot be compared with a scope's; empty when it can.
  ///
  /// @param officesNeeded areas of responsibility that a national release names at least
  public List<String> obstacles(Scope scope, int officesNeeded) {
    boolean held =
        days(scope)
            .filter(
                covered ->
                    covered.hold(
                        LocalDate.of(scope.fiscalYear() - 1, 10, 1),
                        LocalDate.of(scope.fiscalYear(), 9, 30)))
            .isPresent();
    return coverage(scope).obstacles(officesNeeded, isOpen(scope), held);
  }

  private Optional<CoveredDays> days(Scope scope) {
    return days.computeIfAbsent(
        new Release(scope.measure(), scope.release(), Set.of(), Set.of()),
        any ->
            CoverageWindow.covered(engine, measures.measure(scope.measure()), scope.onlyRelease()));
  }

  /// Whether numbers of a scope by time need no protection: its records have no attribute in common.
  public boolean isOpen(Scope scope) {
    return open.computeIfAbsent(scope, any -> Restrictions.of(engine, measures, scope).isEmpty());
  }

  /// Rows that rules exclude, by rule, and what was lost while the release was read.
  public Map<String, Long> excluded(Scope scope) {
    return excluded.computeIfAbsent(
        scope, any -> Explainer.excluded(engine, measures.measure(scope.measure()), scope));
  }
}
