package org.throughline.measures;

import java.util.HashMap;
import java.util.Map;
import org.throughline.engine.SqlEngine;

/// What is said of scopes beside their numbers: what their rows cover, and how many rows rules exclude. A build asks for
/// each several times; it is worked out once. One thread at a time.
public final class ScopeFacts {

  private final SqlEngine engine;
  private final Measures measures;
  private final Map<Scope, Coverage> coverages = new HashMap<>();
  private final Map<Release, Coverage.Edges> edges = new HashMap<>();
  private final Map<Scope, Map<String, Long>> excluded = new HashMap<>();

  /// A measure in a release, whatever the fiscal year.
  private record Release(String measure, String release) {}

  public ScopeFacts(SqlEngine engine, Measures measures) {
    this.engine = engine;
    this.measures = measures;
  }

  public Coverage coverage(Scope scope) {
    return coverages.computeIfAbsent(
        scope, any -> Coverage.of(engine, measures.measure(scope.measure()), scope));
  }

  /// The first and the last month of a scope's release, which all its fiscal years share.
  public Coverage.Edges edges(Scope scope) {
    return edges.computeIfAbsent(
        new Release(scope.measure(), scope.release()),
        any -> Coverage.edges(engine, measures.measure(scope.measure()), scope.release()));
  }

  /// Rows that rules exclude, by rule, and what was lost while the release was read.
  public Map<String, Long> excluded(Scope scope) {
    return excluded.computeIfAbsent(
        scope, any -> Explainer.excluded(engine, measures.measure(scope.measure()), scope));
  }
}
