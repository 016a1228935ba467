package org.throughline.measures;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
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

  /// With so many records besides, or one in so many of those that say something, a scope is still about one category.
  private static final long STRAYS = 10;

  private static final long PART = 20;

  /// The dimensions of a measure that have one category in the scope, but for a few strays: beside hundreds of an office, one
  /// record of another does not make its numbers those of a region. It must hold most records: a value recorded for a few, and
  /// none for the others, does not make all of them alike.
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
      long said = row.number(1 + 2 * at);
      long strays = said - row.number(2 + 2 * at);
      if (2 * said > row.number(0) && strays <= STRAYS && PART * strays <= said) {
        restrictions.add(restriction(engine, spec, scope, dimensions.get(at)));
      }
    }
    return restrictions;
  }

  private static Restriction restriction(
      SqlEngine engine, MeasureSpec spec, Scope scope, DimensionSpec dimension) {
    SortedSet<String> categories = new TreeSet<>();
    for (Row row :
        engine.rows(
            "select distinct %s from %s where %1$s not in %s and %s"
                .formatted(dimension.dimension(), spec.sqlTable(), NOTHING_SAID, counted(spec)),
            scope.release(),
            scope.fiscalYear())) {
      categories.add(dimension.spelling().id(row.text(0)));
    }
    return new Restriction(dimension.dimension(), dimension.kind(), categories);
  }

  private static String counted(MeasureSpec spec) {
    return "? in (release, 'combined') and %s = ? and excluded_by is null"
        .formatted(spec.rows().year());
  }

  /// How many records there are, how many say a category, and how many the one that most say; of every dimension.
  private static Row counts(
      SqlEngine engine, MeasureSpec spec, Scope scope, List<DimensionSpec> dimensions) {
    List<String> said = new ArrayList<>();
    List<String> most = new ArrayList<>();
    List<String> counts = new ArrayList<>();
    for (DimensionSpec dimension : dimensions) {
      String name = dimension.dimension();
      said.add("case when %1$s not in %2$s then %1$s end as %1$s".formatted(name, NOTHING_SAID));
      most.add("mode(%1$s) as most_%1$s".formatted(name));
      counts.add("count(%1$s), count(case when %1$s = most_%1$s then 1 end)".formatted(name));
    }
    return engine
        .rows(
            """
            with said as (select %s from %s where %s),
            most as (select %s from said)
            select count(*), %s from said cross join most
            """
                .formatted(
                    String.join(", ", said),
                    spec.sqlTable(),
                    counted(spec),
                    String.join(", ", most),
                    String.join(", ", counts)),
            scope.release(),
            scope.fiscalYear())
        .getFirst();
  }
}
