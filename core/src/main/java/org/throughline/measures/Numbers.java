package org.throughline.measures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;
import org.throughline.measures.Answer.State;
import org.throughline.measures.Queries.Span;

/// The numbers that answer a question, by group and stretch of days.
final class Numbers {

  private static final String QUARTILES =
      "{{quartile|days|1}}, {{quartile|days|2}}, {{quartile|days|3}}";

  private final SqlEngine engine;
  private final MeasureSpec spec;
  private final Rows rows;
  private final Question question;
  private final CoverageWindow window;
  private final List<Span> spans;
  private final Collection<String> without;
  private final Map<String, Span> byLabel = new LinkedHashMap<>();

  /// @param without releases whose rows do not count
  Numbers(
      SqlEngine engine,
      MeasureSpec spec,
      Question question,
      CoverageWindow window,
      List<Span> spans,
      Collection<String> without) {
    this.engine = engine;
    this.spec = spec;
    this.rows = spec.rows();
    this.question = question;
    this.window = window;
    this.spans = spans;
    this.without = without;
    spans.forEach(span -> byLabel.put(span.label(), span));
  }

  /// The figures of one line.
  ///
  /// @param keys what the line is of, beyond its period and group
  record Figures(List<String> keys, List<@Nullable Double> numbers, State state, String reason) {

    static Figures of(@Nullable Double... numbers) {
      return new Figures(List.of(), java.util.Arrays.asList(numbers), State.COMPLETE, "");
    }
  }

  /// Figures by group and span; what is not there is zero or not covered.
  Map<List<String>, Map<Span, List<Figures>>> all() {
    return switch (spec.quantity()) {
      case Quantity.Flow flow -> events();
      case Quantity.Ratio ratio ->
          shares(
              grouped(
                  "count(case when (%s) then 1 end), count(*)".formatted(ratio.counts()),
                  " and (" + ratio.of() + ")",
                  2));
      case Quantity.Duration duration ->
          switch (duration.cohort()) {
            case EXIT -> grouped("count(*), avg(days), " + QUARTILES, "", 5);
            case ENTRY -> cohorts(Cohort::lengths);
            case PRESENT -> present();
          };
      case Quantity.Outcome outcome -> cohorts(cohort -> cohort.outcomes(outcome.days()));
      case Quantity.Stock stock -> nights();
      case Quantity.Presence presence -> there(presence);
      case Quantity.Amount amount ->
          grouped(
              "count(*), avg(cast(%1$s as double)), %2$s"
                  .formatted(amount.of(), QUARTILES.replace("|days|", "|" + amount.of() + "|")),
              "",
              5);
      case Quantity.Rate _, Quantity.StockShare _ ->
          throw new IllegalStateException("It has no rows of its own: " + spec.measure());
    };
  }

  /// How many people: not known where no record says whose it is.
  private static @Nullable Double people(Row row, int at) {
    return row.number(at + 1) == 0 ? null : (double) row.number(at);
  }

  /// Events, and the people they happened to: somebody is counted once in a release, a record without a person by itself.
  private Map<List<String>, Map<Span, List<Figures>>> events() {
    if (hasFirsts()) {
      return firsts();
    }
    List<Object> parameters = new ArrayList<>();
    String where = conditions(parameters, true);
    Map<List<String>, Map<Span, List<Figures>>> found = inOrder();
    // Persons are numbered within a release; its name in the key costs more than all else.
    String somebody = window.releases() > 1 ? "release, somebody" : "somebody";
    for (Row row :
        engine.rows(
            """
            select period%1$s, sum(events), sum(case when somebody is null then events else 1 end),
              sum(persons), sum(dated)
            from (
              select period%1$s, somebody, count(*) as events, count(person) as persons,
                count(%6$s) as dated
              from (select *, case when not %2$s then person end as somebody from (%3$s) rows_of_it) dated
              where %4$s
              group by period%1$s, %5$s
            ) people
            group by period%1$s
            """
                .formatted(dimensions(), alone(), dated(), where, somebody, rows.date()),
            parameters.toArray())) {
      double events = row.number(1 + question.by().size());
      Double people = people(row, 2 + question.by().size());
      double dated = row.number(4 + question.by().size());
      Optional<Span> span = span(row, 0);
      if (span.isPresent()) {
        Figures figures = Figures.of(events, people, perDay(dated, span.get()));
        found
            .computeIfAbsent(group(row, 1), any -> new LinkedHashMap<>())
            .put(span.get(), List.of(figures));
      }
    }
    return found;
  }

  /// Condition of a row whose person has no other that may count in the period: it is somebody by itself. Only the rest is looked
  /// up, person by person, which takes longer than all else.
  private String alone() {
    if (!engine.columns(rows.table()).contains("person_rows")) {
      return "(person is null)";
    }
    return knowsNeighbours()
        ? """
          (person is null or person_rows = 1
            or ((previous_period is null or previous_period <> period)
              and (next_period is null or next_period <> period)))\
          """
        : "(person is null or person_rows = 1)";
  }

  /// Whether the day by which rows are in order is the one that decides about the period, and every row has it.
  private boolean knowsNeighbours() {
    List<String> columns = engine.columns(rows.table());
    String first =
        List.of("event_date", "in_date").stream().filter(columns::contains).findFirst().orElse("");
    return question.every().isPresent()
        && window.undated() == 0
        && rows.date().equals(first)
        && columns.contains("next_day");
  }

  /// The rows with the period that each is of, and those of the person's rows before and after it.
  private String dated() {
    if (!knowsNeighbours()) {
      return "select *, %s as period from %s".formatted(period(), rows.table());
    }
    Every every = question.every().orElseThrow();
    return "select *, %s as period, %s as previous_period, %s as next_period from %s"
        .formatted(every.sql(rows), every.sql("previous_day"), every.sql("next_day"), rows.table());
  }

  /// Whether every row of the measure knows the one before it of the same person, and the question asks for all of them.
  private boolean hasFirsts() {
    boolean all =
        question.by().isEmpty()
            && java.util.Set.of(Queries.RELEASE).containsAll(question.where().keySet())
            && question.every().isPresent()
            && rows.where().equals("true")
            && window.undated() == 0;
    return all
        && rows.date().equals("event_date")
        && engine.columns(rows.table()).contains("previous_day");
  }

  /// The same from who is counted for the first time in each period: to tell people apart takes longer than all else.
  private Map<List<String>, Map<Span, List<Figures>>> firsts() {
    List<Object> parameters = new ArrayList<>();
    String where = conditions(parameters, true);
    Every every = question.every().orElseThrow();
    Map<List<String>, Map<Span, List<Figures>>> found = inOrder();
    for (Row row :
        engine.rows(
            """
            select period, count(*),
              count(case when person is null or previous_day is null or previous_period <> period then 1 end),
              count(person)
            from (select *, %1$s as period, %2$s as previous_period from %3$s) dated
            where %4$s
            group by period
            """
                .formatted(every.sql(rows), every.sql("previous_day"), rows.table(), where),
            parameters.toArray())) {
      span(row, 0)
          .ifPresent(
              span -> {
                double events = row.number(1);
                Figures figures = Figures.of(events, people(row, 2), perDay(events, span));
                found
                    .computeIfAbsent(List.of(), any -> new LinkedHashMap<>())
                    .put(span, List.of(figures));
              });
    }
    return found;
  }

  /// Over the days of the span that the release covers: of events with a day, for nobody knows over which days to spread others.
  private @Nullable Double perDay(double events, Span span) {
    if (window.first().isEmpty() || events == 0) {
      return null;
    }
    long days =
        span.whole()
            ? window.days(window.first().get(), window.last().orElseThrow())
            : window.days(span.from(), span.to());
    return days > 0 ? events / days : null;
  }

  /// Time in custody of those present at the end of the last day of each span that the release covers.
  private Map<List<String>, Map<Span, List<Figures>>> present() {
    Map<Long, Span> lastDays = new LinkedHashMap<>();
    StringBuilder days = new StringBuilder();
    for (Span span : spans) {
      (span.whole() ? window.last() : window.lastWithin(span.from(), span.to()))
          .map(LocalDate::toEpochDay)
          .ifPresent(
              day -> {
                lastDays.put(day, span);
                days.append(days.isEmpty() ? "" : " union all ");
                days.append(
                    String.format(Locale.ROOT, "select cast(%d as int) as day_number", day));
              });
    }
    if (days.isEmpty()) {
      return inOrder();
    }
    List<Object> parameters = new ArrayList<>();
    String where = conditions(parameters, false);
    Map<List<String>, Map<Span, List<Figures>>> found = inOrder();
    int numbers = 1 + question.by().size();
    for (Row row :
        engine.rows(
            """
            select day_number%1$s, count(*), avg(day_number - in_day), %2$s
            from %4$s
            join (%3$s) snapshots
              on in_day <= day_number and (left_date is null or {{day|left_date}} > day_number)
            where %5$s group by day_number%1$s
            """
                .formatted(
                    dimensions(),
                    QUARTILES.replace("|days|", "|day_number - in_day|"),
                    days,
                    rows.table(),
                    where),
            parameters.toArray())) {
      List<@Nullable Double> figures = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        figures.add(number(row, numbers + i));
      }
      Span span = java.util.Objects.requireNonNull(lastDays.get(row.number(0)));
      found
          .computeIfAbsent(group(row, 1), any -> new LinkedHashMap<>())
          .put(span, List.of(new Figures(List.of(), figures, State.COMPLETE, "")));
    }
    return found;
  }

  /// Who or what was there on any day of each span.
  private Map<List<String>, Map<Span, List<Figures>>> there(Quantity.Presence presence) {
    Map<Long, Span> firstDays = new LinkedHashMap<>();
    List<String> days = new ArrayList<>();
    for (Span span : spans) {
      long first = span.from().toEpochDay();
      firstDays.put(first, span);
      days.add(
          String.format(
              Locale.ROOT,
              "select cast(%d as int) as first_day, cast(%d as int) as last_day",
              first,
              span.to().toEpochDay()));
    }
    // Persons are numbered within a release.
    boolean isOfOne = window.releases() == 1 || !presence.counts().equals("person");
    List<Object> parameters = new ArrayList<>();
    String where = conditions(parameters, false);
    Map<List<String>, Map<Span, List<Figures>>> found = inOrder();
    for (Row row :
        engine.rows(
            """
            select first_day%1$s, count(distinct %2$s) + count(case when %2$s is null then 1 end)
            from (select *, {{day|event_date}} as begun_day, {{day|out_date}} as left_day from %3$s where %4$s) stints
            join (%5$s) spans on begun_day <= last_day
              and (left_day is null or (left_day >= first_day and left_day >= begun_day))
            group by first_day%1$s
            """
                .formatted(
                    dimensions(),
                    isOfOne
                        ? presence.counts()
                        : "release || '/' || cast(%s as {{text}})".formatted(presence.counts()),
                    rows.table(),
                    where,
                    String.join(" union all ", days)),
            parameters.toArray())) {
      Span span = java.util.Objects.requireNonNull(firstDays.get(row.number(0)));
      found
          .computeIfAbsent(group(row, 1), any -> new LinkedHashMap<>())
          .put(span, List.of(Figures.of((double) row.number(1 + question.by().size()))));
    }
    return found;
  }

  private String dimensions() {
    StringBuilder columns = new StringBuilder();
    question.by().forEach(dimension -> columns.append(", ").append(dimension));
    return columns.toString();
  }

  /// Conditions on rows, with their parameters.
  private String conditions(List<Object> parameters, boolean dated) {
    StringBuilder where = new StringBuilder("excluded_by is null and (" + rows.where() + ")");
    question
        .where()
        .forEach(
            (dimension, value) -> {
              where.append(" and ").append(dimension).append(" = ?");
              parameters.add(value);
            });
    for (String release : without) {
      where.append(" and release <> ?");
      parameters.add(release);
    }
    // A fiscal year has rows without a date too: those that the sheet of a year holds.
    boolean years = question.every().equals(Optional.of(Every.FISCAL_YEAR));
    if (dated && !spans.getFirst().whole() && window.first().isPresent() && !years) {
      where.append(
          " and %1$s >= date '%2$s' and %1$s <= date '%3$s'"
              .formatted(rows.date(), spans.getFirst().from(), spans.getLast().to()));
    }
    return where.toString();
  }

  private String period() {
    return question.every().map(every -> every.sql(rows)).orElse("0");
  }

  private Optional<Span> span(Row row, int column) {
    if (question.every().isEmpty()) {
      return Optional.of(spans.getFirst());
    }
    if (row.isNull(column) || row.text(column).equals("0")) {
      return Optional.empty();
    }
    return Optional.ofNullable(byLabel.get(question.every().get().read(row, column).toString()));
  }

  private List<String> group(Row row, int from) {
    List<String> group = new ArrayList<>();
    for (int i = 0; i < question.by().size(); i++) {
      group.add(row.text(from + i));
    }
    return group;
  }

  private static Map<List<String>, Map<Span, List<Figures>>> inOrder() {
    return new TreeMap<>(
        java.util.Comparator.comparing((List<String> group) -> String.join("\u0000", group)));
  }

  private Map<List<String>, Map<Span, List<Figures>>> grouped(
      String aggregates, String more, int count) {
    List<Object> parameters = new ArrayList<>();
    String where = conditions(parameters, true) + more;
    Map<List<String>, Map<Span, List<Figures>>> found = inOrder();
    int numbers = 1 + question.by().size();
    for (Row row :
        engine.rows(
            "select period%s, %s from (select *, %s as period from %s) dated where %s group by period%s"
                .formatted(dimensions(), aggregates, period(), rows.table(), where, dimensions()),
            parameters.toArray())) {
      List<@Nullable Double> figures = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        figures.add(number(row, numbers + i));
      }
      Optional<Span> span = span(row, 0);
      if (span.isPresent()) {
        found
            .computeIfAbsent(group(row, 1), any -> new LinkedHashMap<>())
            .put(span.get(), List.of(new Figures(List.of(), figures, State.COMPLETE, "")));
      }
    }
    return found;
  }

  private static @Nullable Double number(Row row, int column) {
    return row.isNull(column) ? null : Double.valueOf(row.text(column));
  }

  private static Map<List<String>, Map<Span, List<Figures>>> shares(
      Map<List<String>, Map<Span, List<Figures>>> counted) {
    counted
        .values()
        .forEach(
            bySpan ->
                bySpan.replaceAll(
                    (span, figures) -> {
                      List<@Nullable Double> two = figures.getFirst().numbers();
                      double part = java.util.Objects.requireNonNull(two.get(0));
                      double whole = java.util.Objects.requireNonNull(two.get(1));
                      return List.of(Figures.of(part / whole, part, whole));
                    }));
    return counted;
  }

  private Map<List<String>, Map<Span, List<Figures>>> cohorts(
      Function<Cohort, List<Figures>> summary) {
    List<Object> parameters = new ArrayList<>();
    String where = conditions(parameters, true);
    Map<List<String>, Map<Span, List<Row>>> rowsOf = new LinkedHashMap<>();
    for (Row row :
        engine.rows(
            """
            select in_day, last_day, cause, count(*), period%s
            from (select *, %s as period from %s) dated
            where %s
            group by in_day, last_day, cause, period%1$s
            """
                .formatted(dimensions(), period(), rows.table(), where),
            parameters.toArray())) {
      span(row, 4)
          .ifPresent(
              span ->
                  rowsOf
                      .computeIfAbsent(group(row, 5), any -> new LinkedHashMap<>())
                      .computeIfAbsent(span, any -> new ArrayList<>())
                      .add(row));
    }
    Map<List<String>, Map<Span, List<Figures>>> found = inOrder();
    rowsOf.forEach(
        (group, bySpan) -> {
          Map<Span, List<Figures>> figures = new LinkedHashMap<>();
          bySpan.forEach(
              (span, stays) -> figures.put(span, summary.apply(Cohort.of(stays, window.first()))));
          found.put(group, figures);
        });
    return found;
  }

  /// People at the end of each day, from arrivals and departures.
  private Map<List<String>, Map<Span, List<Figures>>> nights() {
    List<Object> parameters = new ArrayList<>();
    String where = conditions(parameters, false);
    parameters.addAll(List.copyOf(parameters));
    boolean places =
        question.by().contains("facility")
            || question.where().containsKey("facility")
            || question.by().contains("hold_room")
            || question.where().containsKey("hold_room");
    String from = places ? "place_from" : "nation_from";
    Map<List<String>, TreeMap<Long, Long>> changes = new LinkedHashMap<>();
    if (window.first().isEmpty()) {
      return inOrder();
    }
    // Who came before the first night asked for is there on it.
    long first = Math.max(spans.getFirst().from().toEpochDay(), window.first().get().toEpochDay());
    long last =
        Math.min(spans.getLast().to().toEpochDay(), window.last().orElseThrow().toEpochDay());
    if (spans.getFirst().whole()) {
      first = window.first().get().toEpochDay();
      last = window.last().orElseThrow().toEpochDay();
    }
    for (Row row :
        engine.rows(
            String.format(
                Locale.ROOT,
                """
                select night, sum(change)%1$s
                from (
                  select greatest(%2$s, %5$d) as night, 1 as change%1$s
                  from %3$s where %4$s and nights_to > %2$s and nights_to > %5$d and %2$s <= %6$d
                  union all
                  select nights_to as night, -1 as change%1$s
                  from %3$s
                  where %4$s and nights_to > %2$s and nights_to > %5$d and nights_to <= %6$d
                ) moves
                group by night%1$s
                """,
                dimensions(),
                from,
                rows.table(),
                where,
                first,
                last),
            parameters.toArray())) {
      changes
          .computeIfAbsent(group(row, 2), any -> new TreeMap<>())
          .merge(row.number(0), row.number(1), Long::sum);
    }
    Map<List<String>, Map<Span, List<Figures>>> found = inOrder();
    Nights nights = new Nights(spans, window);
    changes.forEach((group, moves) -> found.put(group, nights.of(moves)));
    return found;
  }
}
