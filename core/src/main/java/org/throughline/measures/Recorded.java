package org.throughline.measures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;

/// The days on which a release records a dimension, where that is not all of them: a column that begins or ends within.
///
/// @param from the first day with a label; empty where those before are not more than chance leaves without
/// @param through the last
record Recorded(
    String release, String dimension, Optional<LocalDate> from, Optional<LocalDate> through) {

  /// Rows without a label before the first that has one are no evidence where chance alone leaves so many as often as this.
  private static final double CHANCE = 0.001;

  private static final int ENOUGH = 20;

  /// Empty where it is recorded throughout, or nowhere.
  static Optional<Recorded> of(
      SqlEngine engine, MeasureSpec spec, DimensionSpec dimension, String release) {
    String silent = String.join("', '", Counts.SAYS_NOTHING);
    List<Row> found =
        engine.rows(
            """
            with dated as (
              select %1$s as day, case when %2$s in ('%3$s') then 0 else 1 end as says
              from %4$s where release = ? and excluded_by is null and %1$s is not null
            ),
            ends as (select min(day) as first_day, max(day) as last_day from dated where says = 1)
            select first_day, last_day, sum(says),
              count(case when day between first_day and last_day then 1 end),
              count(case when day < first_day then 1 end),
              count(case when day > last_day then 1 end)
            from dated cross join ends
            where first_day is not null
            group by first_day, last_day
            """
                .formatted(spec.rows().date(), dimension.dimension(), silent, spec.rows().table()),
            release);
    return found.stream().findFirst().flatMap(row -> of(release, dimension.label(), row));
  }

  private static Optional<Recorded> of(String release, String dimension, Row row) {
    double share = (double) row.number(2) / row.number(3);
    Optional<LocalDate> from = end(row, 0, row.number(4), share);
    Optional<LocalDate> through = end(row, 1, row.number(5), share);
    return from.isEmpty() && through.isEmpty()
        ? Optional.empty()
        : Optional.of(new Recorded(release, dimension, from, through));
  }

  private static Optional<LocalDate> end(Row row, int column, long beyond, double share) {
    boolean isEvidence = beyond >= ENOUGH && beyond * Math.log1p(-share) < Math.log(CHANCE);
    return isEvidence ? Optional.of(LocalDate.parse(row.text(column))) : Optional.empty();
  }

  /// Whether any day of a span may have a label.
  boolean touches(Queries.Span span) {
    return span.whole()
        || (from.filter(day -> day.isAfter(span.to())).isEmpty()
            && through.filter(day -> day.isBefore(span.from())).isEmpty());
  }

  /// Whether all of them may.
  boolean holds(Queries.Span span) {
    return !span.whole()
        && from.filter(day -> day.isAfter(span.from())).isEmpty()
        && through.filter(day -> day.isBefore(span.to())).isEmpty();
  }

  @Override
  public String toString() {
    List<String> ends = new ArrayList<>();
    from.ifPresent(day -> ends.add("from " + day));
    through.ifPresent(day -> ends.add("to " + day));
    return String.format(Locale.ROOT, "it records %s %s only", dimension, String.join(" ", ends));
  }
}
