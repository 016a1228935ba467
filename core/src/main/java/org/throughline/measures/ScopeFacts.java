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
  private final Map<Scope, Map<String, Long>> excluded = new HashMap<>();

  public ScopeFacts(SqlEngine engine, Measures measures) {
    this.engine = engine;
    this.measures = measures;
  }

  public Coverage coverage(Scope scope) {
    return coverages.computeIfAbsent(
        scope, any -> Coverage.of(engine, measures.measure(scope.measure()), scope));
  }

  /// Rows that rules exclude, by rule, and what was lost while the release was read.
  public Map<String, Long> excluded(Scope scope) {
    return excluded.computeIfAbsent(
        scope, any -> Explainer.excluded(engine, measures.measure(scope.measure()), scope));
  }
}
