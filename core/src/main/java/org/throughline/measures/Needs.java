package org.throughline.measures;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.throughline.engine.SqlEngine;

/// Whether releases have what a measure or a dimension needs to mean what it says. A build does not change: each thing is asked
/// of it once.
final class Needs {

  /// What stays are made of; so is what tells of another record what became of it.
  private static final String STINTS = "detentions";

  private final SqlEngine engine;
  private final Map<List<String>, Boolean> held = new HashMap<>();
  private final Map<List<String>, Set<String>> labels = new HashMap<>();
  private final Map<List<String>, Optional<Recorded>> recorded = new HashMap<>();

  Needs(SqlEngine engine) {
    this.engine = engine;
  }

  /// Why a measure cannot be counted in a release; empty when it can.
  Optional<String> lacking(MeasureSpec spec, String release) {
    return spec.rows().needs().entrySet().stream()
        .filter(need -> !holds(spec.lakeTable(), need.getKey(), release))
        .map(
            need ->
                "the release has no %s: %s"
                    .formatted(need.getKey().replace('_', ' '), need.getValue()))
        .findFirst();
  }

  /// Why a release says nothing of a dimension; empty when it does. Labels that the method makes come out without what they
  /// are made of too: who has no recorded bond is in a release without bonds everybody.
  Optional<String> lacking(MeasureSpec spec, DimensionSpec dimension, String release) {
    Set<String> there = labels(spec, dimension, release);
    boolean nothing = !there.isEmpty() && Counts.SAYS_NOTHING.containsAll(there);
    return nothing || (dimension.made() && !there.isEmpty() && !isMade(spec, dimension, release))
        ? Optional.of("the release does not record: " + dimension.label())
        : Optional.empty();
  }

  /// Why nobody can say of a release how many records have a value of a dimension; empty when it can be said, zero too.
  Optional<String> lacking(
      MeasureSpec spec, DimensionSpec dimension, String value, String release) {
    if (Counts.SAYS_NOTHING.contains(value)) {
      return Optional.empty();
    }
    Optional<String> nothing = lacking(spec, dimension, release);
    Set<String> other = new TreeSet<>(labels(spec, dimension, release));
    boolean occurs = other.contains(value);
    other.removeAll(dimension.values());
    other.removeAll(Counts.SAYS_NOTHING);
    return nothing.isPresent() || occurs || other.isEmpty() || dimension.values().isEmpty()
        ? nothing
        : Optional.of(
            "the release has other words, and nothing says which of them '%s' is: %s"
                .formatted(value, String.join(", ", other)));
  }

  /// The days on which a release records a dimension, where these are not all.
  Optional<Recorded> recorded(MeasureSpec spec, DimensionSpec dimension, String release) {
    return recorded.computeIfAbsent(
        List.of(spec.measure(), dimension.dimension(), release),
        any -> Recorded.of(engine, spec, dimension, release));
  }

  /// Whether a release has any of the columns that a dimension's labels are made of, in each table where they stand.
  private boolean isMade(MeasureSpec spec, DimensionSpec dimension, String release) {
    Collection<String> columns = spec.dimensions().getOrDefault(dimension.dimension(), List.of());
    return Stream.of(spec.lakeTable(), STINTS)
        .map(
            table ->
                columns.stream()
                    .filter(engine.columns(table)::contains)
                    .map(column -> holds(table, column, release))
                    .collect(Collectors.toSet()))
        .allMatch(found -> found.isEmpty() || found.contains(true));
  }

  private boolean holds(String table, String column, String release) {
    return held.computeIfAbsent(
        List.of(table, column, release),
        any ->
            !engine
                .rows(
                    "select 1 from %s where release = ? and %s is not null limit 1"
                        .formatted(table, column),
                    release)
                .isEmpty());
  }

  private Set<String> labels(MeasureSpec spec, DimensionSpec dimension, String release) {
    return labels.computeIfAbsent(
        List.of(spec.sqlTable(), dimension.dimension(), release),
        any ->
            engine
                .rows(
                    "select distinct %s from %s where release = ? and excluded_by is null"
                        .formatted(dimension.dimension(), spec.sqlTable()),
                    release)
                .stream()
                .map(row -> row.text(0))
                .collect(Collectors.toCollection(TreeSet::new)));
  }
}
