package org.throughline.pipeline;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.throughline.disclosure.history.EarlierNumbers;
import org.throughline.measures.Answer;
import org.throughline.measures.Answer.Line;
import org.throughline.measures.Answer.State;
import org.throughline.measures.CellRecord;
import org.throughline.measures.Every;
import org.throughline.measures.MeasureSpec;
import org.throughline.measures.Measures;
import org.throughline.measures.Period;
import org.throughline.measures.Question;
import org.throughline.measures.Scope;
import org.throughline.pipeline.ProtectedStatistics.Told;

/// What of an answer may be shown: counts that the build's disclosure control and audit passed, and no other. It never
/// decides anew of counts in tables, because what is safe depends on everything else that was shown. Statistics, and counts that no
/// table has, have rules of their own.
public final class ProtectedAnswers {

  private final Map<Key, CellRecord> cells = new HashMap<>();

  /// Numbers of several categories that were put together, by each of them.
  private final Map<Key, CellRecord> folds = new HashMap<>();

  private final Set<Scope> scopes = new HashSet<>();
  private final EarlierNumbers earlier;
  private final Measures measures;
  private final ProtectedStatistics statistics;

  /// Whether the public sees counts that are rounded or have noise.
  private final boolean perturbs;

  /// What a number is of.
  private record Key(Scope scope, Map<String, String> coordinates) {}

  /// @param method with the tables of the measures
  /// @param cells the exact numbers of the build
  /// @param earlier what was published before, which stands where a build withholds its update
  /// @param threshold of its policy, on people
  public ProtectedAnswers(
      Method method, List<CellRecord> cells, EarlierNumbers earlier, int threshold) {
    this.statistics =
        new ProtectedStatistics(method.engine(), method.measures(), this::told, threshold);
    this.earlier = earlier;
    this.measures = method.measures();
    perturbs = cells.stream().anyMatch(cell -> cell.instead() != null);
    for (CellRecord cell : cells) {
      scopes.add(cell.scope());
      this.cells.put(new Key(cell.scope(), cell.coordinates()), cell);
      cell.folded()
          .forEach(
              (dimension, labels) ->
                  labels.forEach(
                      label -> {
                        Map<String, String> one = new TreeMap<>(cell.coordinates());
                        one.put(dimension, label);
                        folds.put(new Key(cell.scope(), one), cell);
                      }));
    }
  }

  private Told told(Scope scope, String dimension, String label) {
    Key key = new Key(scope, dimension.isEmpty() ? Map.of() : Map.of(dimension, label));
    CellRecord cell = cells.get(key);
    if (folds.containsKey(key) || (cell != null && !cell.published())) {
      return Told.HIDDEN;
    }
    return cell == null ? Told.NOTHING : Told.SHOWN;
  }

  /// The answer with only what may be shown, each other line with the reason.
  public Answer of(Answer exact) {
    MeasureSpec.PublishedAs as = exact.measure().publishedAs();
    if (!exact.measure().published() && as == null) {
      return perturbs ? statistics.none(exact) : statistics.of(exact);
    }
    List<Line> lines =
        exact.lines().stream()
            .map(line -> as == null ? shown(exact, line) : publishedAs(as, exact, line))
            .toList();
    return new Answer(
        exact.measure(),
        exact.question(),
        exact.keys(),
        exact.figures(),
        lines,
        Answer.Protection.PROTECTED,
        List.of(
            "Protected: only numbers that this build published, after its disclosure control and"
                + " audit.",
            "Numbers of people are not published."));
  }

  /// What tables say by categories that are nearly the same. It is made from published numbers alone.
  private Line publishedAs(MeasureSpec.PublishedAs as, Answer exact, Line line) {
    long sum = 0;
    for (String category : as.categories()) {
      Line part = shown(of(as, category, exact), line);
      Double number = part.numbers().getFirst();
      if (number == null) {
        return part;
      }
      sum += Math.round(number);
    }
    return new Line(
        line.keys(),
        number(line, sum),
        line.state() == State.ZERO ? State.COMPLETE : line.state(),
        line.reason()
            + (line.reason().isEmpty() ? "" : "; ")
            + "as published of %s; %s".formatted(as, as.but()),
        line.sources());
  }

  private Answer of(MeasureSpec.PublishedAs as, String category, Answer exact) {
    return new Answer(
        measures.measure(as.measure()),
        exact.question().ofMeasure(as.measure()).where(as.dimension(), category),
        exact.keys(),
        exact.figures(),
        exact.lines(),
        exact.protection(),
        exact.notes());
  }

  private Line shown(Answer answer, Line line) {
    Question question = answer.question();
    if (line.state() == State.OUT_OF_COVERAGE || line.state() == State.MISSING) {
      return line;
    }
    Optional<Every> every = question.every();
    if (!every.equals(Optional.of(Every.MONTH)) && !every.equals(Optional.of(Every.FISCAL_YEAR))) {
      return sum(answer, line);
    }
    Key key = key(answer, line, Period.parse(line.keys().getFirst()));
    CellRecord cell = cells.get(key);
    if (cell != null && cell.published()) {
      return line.with(number(line, cell.count()));
    }
    if (cell != null && cell.instead() != null) {
      // A state of zero would tell the count behind a number that was rounded to zero.
      return new Line(
          line.keys(),
          number(line, cell.instead()),
          line.state() == State.ZERO ? State.COMPLETE : line.state(),
          "rounded or with noise, as published",
          line.sources());
    }
    return without(line, key);
  }

  private static List<@Nullable Double> number(Line line, long number) {
    List<@Nullable Double> numbers =
        new ArrayList<>(Collections.nCopies(line.numbers().size(), null));
    numbers.set(0, (double) number);
    return numbers;
  }

  /// Other periods, from the numbers published of them: whoever reads those can add them up.
  private Line sum(Answer answer, Line line) {
    if (perturbs) {
      return line.without(
          State.NOT_PUBLISHED,
          "numbers of this build are rounded or with noise and their sums are none of it; valid: --every"
              + " month or fiscal-year");
    }
    Optional<Months> asked = months(answer, line);
    if (asked.isEmpty()) {
      return line.without(
          State.NOT_PUBLISHED,
          "numbers are published by month and fiscal year; valid: --every month or fiscal-year or whole"
              + " months in --from and --to");
    }
    Published published = new Published(answer, line);
    YearMonth month = asked.get().first();
    while (!month.isAfter(asked.get().last())) {
      month = published.add(month, asked.get().last());
    }
    if (!published.missing.isEmpty()) {
      Map.Entry<YearMonth, Line> first = published.missing.firstEntry();
      return line.without(
          first.getValue().state(),
          String.format(
              Locale.ROOT,
              "no number is published of a part of it, of %s to begin with: %s",
              first.getKey(),
              first.getValue().reason()));
    }
    if (published.series.size() > 1) {
      return line.without(
          State.NOT_PUBLISHED,
          "its parts are numbers of %s, each with a scope of its own, and scopes are not added; valid: --by release, --where release=… or a series by --every month or fiscal-year"
              .formatted(String.join(" and of ", published.series)));
    }
    return published.numbers == 0
        ? line.without(State.NOT_PUBLISHED, noTable(answer.measure()))
        : line.with(number(line, published.count))
            .because(
                published.numbers == 1
                    ? "as published"
                    : "the sum of " + published.numbers + " published numbers");
  }

  /// Whole months, from the first to the last.
  private record Months(YearMonth first, YearMonth last) {}

  /// The months that a line is of; empty where it begins or ends within one.
  private Optional<Months> months(Answer answer, Line line) {
    Question question = answer.question();
    LocalDate first;
    LocalDate last;
    if (question.every().isPresent()) {
      Period period = Period.parse(line.keys().getFirst());
      first = period.start();
      last = period.end();
    } else {
      java.util.IntSummaryStatistics years = years(answer, line);
      if (years.getCount() == 0) {
        return Optional.empty();
      }
      first = question.from().map(Period::start).orElse(LocalDate.of(years.getMin() - 1, 10, 1));
      last = question.to().map(Period::end).orElse(LocalDate.of(years.getMax(), 9, 30));
    }
    return first.getDayOfMonth() == 1 && last.plusDays(1).getDayOfMonth() == 1
        ? Optional.of(new Months(YearMonth.from(first), YearMonth.from(last)))
        : Optional.empty();
  }

  /// The fiscal years of which the build has numbers of the line's release and measure.
  private java.util.IntSummaryStatistics years(Answer answer, Line line) {
    return scopes(answer, line).mapToInt(Scope::fiscalYear).summaryStatistics();
  }

  /// What the build counted of a line's measure and releases.
  private Stream<Scope> scopes(Answer answer, Line line) {
    Set<String> releases = new TreeSet<>(Set.of(Scope.COMBINED));
    String asked = coordinates(answer.question(), line).get("release");
    if (asked != null) {
      releases = Set.of(asked);
    } else {
      line.sources().stream().map(Answer.Source::release).forEach(releases::add);
    }
    Set<String> some = releases;
    return scopes.stream()
        .filter(
            scope ->
                some.contains(scope.release())
                    && scope.measure().equals(answer.question().measure())
                    && scope.fiscalYear() > 0);
  }

  /// Adds up numbers that are published: of years where they are whole, else of what months were put together to, else of months.
  private final class Published {
    private final Answer answer;
    private final Line line;
    private final java.util.IntSummaryStatistics years;
    private final TreeMap<YearMonth, Line> missing = new TreeMap<>();
    private final Set<String> series = new TreeSet<>();
    private long count;
    private int numbers;

    Published(Answer answer, Line line) {
      this.answer = answer;
      this.line = line;
      this.years = years(answer, line);
    }

    /// Adds what begins with a month and ends by another.
    ///
    /// @return the month after what was added
    YearMonth add(YearMonth month, YearMonth last) {
      Period year = Period.of(Every.FISCAL_YEAR, month.atDay(1));
      if (year.end().getYear() < years.getMin() || year.end().getYear() > years.getMax()) {
        // Out of coverage, which the line says.
        return month.plusMonths(1);
      }
      YearMonth end = YearMonth.from(year.end());
      CellRecord ofYear = cells.get(key(answer, line, year));
      if (year.start().equals(month.atDay(1)) && !end.isAfter(last) && isShown(ofYear)) {
        return add(ofYear, end);
      }
      Key key = key(answer, line, Period.of(Every.MONTH, month.atDay(1)));
      CellRecord ofMonth = cells.get(key);
      if (isShown(ofMonth)) {
        return add(ofMonth, month);
      }
      CellRecord group = folds.get(key);
      if (group != null && isShown(group) && group.folded().keySet().equals(Set.of("month"))) {
        List<String> labels = group.labels("month").stream().sorted().toList();
        YearMonth to = YearMonth.parse(labels.getLast());
        if (labels.getFirst().equals(month.toString()) && !to.isAfter(last)) {
          return add(group, to);
        }
      }
      if (ofMonth == null && group == null) {
        if (year.start().equals(month.atDay(1)) && !end.isAfter(last)) {
          missing.put(month, without(line, key(answer, line, year)));
          return end.plusMonths(1);
        }
        if (!isCovered(key, month)) {
          return month.plusMonths(1);
        }
      }
      missing.put(month, without(line, key));
      return month.plusMonths(1);
    }

    /// Whether the release has a number of the month, of whatever. Of one that it does not cover it has none.
    private boolean isCovered(Key key, YearMonth month) {
      Key all = new Key(key.scope(), Map.of("month", month.toString()));
      return cells.containsKey(all) || folds.containsKey(all);
    }

    private YearMonth add(@Nullable CellRecord cell, YearMonth to) {
      if (cell != null) {
        count += cell.count();
        series.add(cell.scope().combined() ? "all releases together" : cell.scope().release());
      }
      numbers++;
      return to.plusMonths(1);
    }
  }

  private static boolean isShown(@Nullable CellRecord cell) {
    return cell != null && cell.published();
  }

  private Line without(Line line, Key key) {
    CellRecord cell = cells.get(key);
    return fold(key)
        .map(group -> line.without(State.NOT_PUBLISHED, together(key, group)))
        .orElseGet(
            () ->
                cell == null
                    ? line.without(
                        State.NOT_PUBLISHED, noTable(measures.measure(key.scope().measure())))
                    : line.without(state(cell), why(cell)));
  }

  private State state(CellRecord cell) {
    return earlier.find(cell.id()).isPresent() ? State.NOT_PUBLISHED : State.WITHHELD;
  }

  private static String noTable(MeasureSpec spec) {
    return "this build published no number of it; by fiscal year there are tables by %s"
        .formatted(
            spec.tables().stream()
                .map(table -> String.join(" and ", table.dimensions()))
                .collect(Collectors.joining(", ")));
  }

  private String why(CellRecord cell) {
    return earlier
        .find(cell.id())
        .map(
            number ->
                String.format(
                    Locale.ROOT,
                    "an update waits: %,d was published on %s, and stands until a new number"
                        + " does not tell by how few it changed",
                    number.value(),
                    number.on()))
        .orElse("suppressed: it is too small, or would tell one that is");
  }

  /// The published number that holds this one: of a quarter, or of `Other`.
  private Optional<CellRecord> fold(Key key) {
    return Optional.ofNullable(folds.get(key)).filter(CellRecord::published);
  }

  private static String together(Key key, CellRecord group) {
    Map<String, String> label = new TreeMap<>(group.coordinates());
    label.entrySet().removeAll(key.coordinates().entrySet());
    return String.format(
        Locale.ROOT,
        "published together with others, as %s: %,d (%s)",
        String.join(", ", label.values()),
        group.count(),
        group.id());
  }

  /// The dimension labels that a line is of.
  private static Map<String, String> coordinates(Question question, Line line) {
    Map<String, String> coordinates = new TreeMap<>(question.where());
    int periods = question.every().isPresent() ? 1 : 0;
    for (int i = 0; i < question.by().size(); i++) {
      coordinates.put(question.by().get(i), line.keys().get(i + periods));
    }
    return coordinates;
  }

  private String release(Answer answer, Line line, int fiscalYear) {
    List<String> own =
        scopes(answer, line)
            .filter(scope -> scope.fiscalYear() == fiscalYear && !scope.combined())
            .map(Scope::release)
            .distinct()
            .toList();
    return own.size() == 1 ? own.getFirst() : Scope.COMBINED;
  }

  /// The number's own release, or the series over all of them.
  private Key key(Answer answer, Line line, Period period) {
    Question question = answer.question();
    Map<String, String> coordinates = coordinates(question, line);
    coordinates.remove("release");
    if (period.every() == Every.MONTH) {
      coordinates.put("month", period.toString());
    }
    int year = Period.of(Every.FISCAL_YEAR, period.start()).end().getYear();
    String release = release(answer, line, year);
    return new Key(new Scope(release, question.measure(), year), coordinates);
  }
}
