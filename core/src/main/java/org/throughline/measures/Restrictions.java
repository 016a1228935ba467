package org.throughline.measures;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;
import org.throughline.table.DimensionKind;
import org.throughline.table.Restriction;

/// What the records of a scope have in common. A release of one office, or about one nationality, makes
/// every one of its tables a table of that office or nationality.
final class Restrictions {

  private static final String NOTHING_SAID =
      Counts.SAYS_NOTHING.stream()
          .sorted()
          .map(label -> "'" + label + "'")
          .collect(Collectors.joining(", ", "(", ")"));

  private Restrictions() {}

  /// The dimensions of a measure that have one category in the scope. It must hold most records: a value
  /// recorded for a few, and none for the others, does not make all of them alike.
  static List<Restriction> of(SqlEngine engine, Measures measures, Scope scope) {
    MeasureSpec spec = measures.measure(scope.measure());
    List<DimensionSpec> dimensions =
        spec.dimensions().keySet().stream()
            .sorted()
            .map(measures::dimension)
            .filter(dimension -> dimension.kind() != DimensionKind.TIME)
            .toList();
    if (dimensions.isEmpty()) {
      return List.of();
    }
    Row row = counts(engine, spec, scope, dimensions);
    List<Restriction> restrictions = new ArrayList<>();
    for (int at = 0; at < dimensions.size(); at++) {
      DimensionSpec dimension = dimensions.get(at);
      int said = 1 + 3 * at;
      boolean one = !row.isNull(said) && row.text(said).equals(row.text(said + 2));
      if (one && 2 * row.number(said + 1) > row.number(0)) {
        restrictions.add(
            new Restriction(
                dimension.dimension(),
                dimension.kind(),
                dimension.spelling().id(row.text(3 + 3 * at))));
      }
    }
    return restrictions;
  }

  private static Row counts(
      SqlEngine engine, MeasureSpec spec, Scope scope, List<DimensionSpec> dimensions) {
    String columns =
        dimensions.stream()
            .map(
                one ->
                    "case when %1$s not in %2$s then %1$s end"
                        .formatted(one.dimension(), NOTHING_SAID))
            .map(said -> "min(%1$s), count(%1$s), max(%1$s)".formatted(said))
            .collect(Collectors.joining(", "));
    return engine
        .rows(
            "select count(*), %s from %s where ? in (release, 'combined') and %s = ? and excluded_by is null"
                .formatted(columns, spec.sqlTable(), spec.rows().year()),
            scope.release(),
            scope.fiscalYear())
        .getFirst();
  }
}
