package org.throughline.measures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;
import org.throughline.measures.Answer.Line;
import org.throughline.measures.Answer.State;

/// Answers questions to measures from the tables of a build. One thread at a time.
public final class Queries {

  static final String RELEASE = "release";

  /// Stands for every value of a dimension where nothing of any is found.
  static final String ANY = "any";

  private final SqlEngine engine;
  private final Measures measures;

  // A build does not change: what is asked of whole tables is asked once.
  private final Map<String, List<String>> values = new HashMap<>();
  private final Map<String, CoverageWindow> windows = new HashMap<>();
  private final Map<String, Reach> reaches = new HashMap<>();
  private final Map<String, Boolean> settled = new HashMap<>();
  private final Needs needs;

  public Queries(SqlEngine engine, Measures measures) {
    this.engine = engine;
    this.needs = new Needs(engine);
    this.measures = measures;
  }

  /// @throws IllegalArgumentException naming what is unknown and what is nearest to it
  public Answer answer(Question asked) {
    MeasureSpec spec = measures.known(asked.measure());
    requireDimensions(spec, asked);
    if (spec.quantity() instanceof Quantity.Rate rate) {
      return Rates.of(
          spec,
          asked,
          answer(asked.ofMeasure(rate.numerator())),
          answer(asked.ofMeasure(rate.denominator())));
    }
    if (spec.quantity() instanceof Quantity.StockShare part) {
      return StockShares.of(spec, asked, part, answer(StockShares.asked(asked, part)));
    }
    Question question = withValues(spec, asked);
    List<String> releases =
        question.where().containsKey(RELEASE)
            ? List.of(String.valueOf(question.where().get(RELEASE)))
            : values(spec, RELEASE);
    requireSettled(spec, question, releases);
    if (releases.isEmpty()) {
      return absent(spec, question);
    }
    CoverageWindow window =
        window(spec, releases.size() == 1 ? Optional.of(releases.getFirst()) : Optional.empty());
    Map<String, String> lacking = lacking(spec, question, releases);
    Optional<String> missing =
        lacking.size() == releases.size()
            ? lacking.values().stream().findFirst()
            : missing(spec, question, releases);
    List<Line> lines =
        missing.isPresent()
            ? List.of(nothing(spec, question, State.MISSING, missing.get()))
            : lines(spec, question, new Whole(window, reaches(spec, releases), lacking));
    return new Answer(
        spec,
        question,
        keys(spec, question),
        spec.quantity().figures(),
        lines,
        Answer.Protection.NONE,
        AnswerNotes.of(question, lines, window, reaches(spec, releases)));
  }

  /// Nobody can say zero of what no release records.
  private static Answer absent(MeasureSpec spec, Question question) {
    String reason =
        "no release of this build has rows of it (table %s)".formatted(spec.lakeTable());
    return new Answer(
        spec,
        question,
        keys(spec, question),
        spec.quantity().figures(),
        List.of(nothing(spec, question, State.OUT_OF_COVERAGE, reason)),
        Answer.Protection.NONE,
        List.of("Not protected: exact numbers, for this machine only."));
  }

  private CoverageWindow window(MeasureSpec spec, Optional<String> release) {
    return windows.computeIfAbsent(
        spec.measure() + "/" + release.orElse(""), any -> CoverageWindow.of(engine, spec, release));
  }

  /// What each release reaches: what one covers another need not. Areas are looked up, row by row, only where there is another to
  /// compare them with.
  private List<Reach> reaches(MeasureSpec spec, List<String> releases) {
    boolean several = releases.size() > 1;
    return releases.stream()
        .map(
            release ->
                reaches.computeIfAbsent(
                    String.join("/", spec.measure(), release, String.valueOf(several)),
                    any ->
                        new Reach(
                            release,
                            window(spec, Optional.of(release)),
                            several ? Reach.areas(engine, spec, release) : Set.of(),
                            Reach.sheets(engine, spec, release))))
        .toList();
  }

  /// What all releases of an answer cover together.
  ///
  /// @param reaches what each covers
  /// @param lacking those that do not record what is asked, with the reason: their rows do not count
  private record Whole(CoverageWindow window, List<Reach> reaches, Map<String, String> lacking) {}

  /// The same with how complete each period is expected to be, as releases that overlap tell.
  ///
  /// @throws IllegalArgumentException when the question has no series of events, or no two releases cover the same time
  public Answer withCompleteness(Question asked) {
    return new Completeness(engine, measures.known(asked.measure())).of(answer(asked));
  }

  /// The question about the only release that has the measure, where there is no other; else as it was asked.
  ///
  /// @throws IllegalArgumentException when there is no such measure
  public Question ofOnlyRelease(Question asked) {
    MeasureSpec spec = measures.known(asked.measure());
    if (spec.quantity() instanceof Quantity.Rate || asked.where().containsKey(RELEASE)) {
      return asked;
    }
    List<String> releases = values(spec, RELEASE);
    return releases.size() == 1 ? asked.where(RELEASE, releases.getFirst()) : asked;
  }

  private void requireDimensions(MeasureSpec spec, Question question) {
    Collection<String> valid = new TreeSet<>(spec.dimensions().keySet());
    valid.add(RELEASE);
    List<String> used = new ArrayList<>(question.by());
    used.addAll(question.where().keySet());
    for (String dimension : used) {
      if (!valid.contains(dimension)) {
        requireUndecided(spec, dimension, valid);
        requireKept(spec, dimension, valid);
        throw Nearest.unknown(
            "dimension of measure '" + spec.measure() + "' called", dimension, valid);
      }
    }
  }

  /// A share of those of one category is 0 or 1 where the category decides it, and says nothing.
  private void requireUndecided(MeasureSpec spec, String dimension, Collection<String> valid) {
    measures
        .deciding(spec, dimension)
        .ifPresent(
            own -> {
              throw new IllegalArgumentException(
                  "'%s' cannot be asked by '%s', %s: of one category the share is known before anybody is counted. Valid: %s"
                      .formatted(
                          spec.measure(),
                          dimension,
                          own.equals(dimension)
                              ? "which it is made from"
                              : "part of '%s', which it is made from".formatted(own),
                          String.join(", ", valid)));
            });
  }

  /// Releases say more of where people were than this program keeps: who asks by that, such as the county, is told so.
  private void requireKept(MeasureSpec spec, String dimension, Collection<String> valid) {
    boolean isDropped =
        engine.columns("columns").contains("privacy")
            && !engine
                .rows(
                    """
                    select 1 from columns
                    where table_name = ? and column_name = ? and privacy in ('locating', 'identifying') limit 1
                    """,
                    spec.lakeTable(),
                    dimension)
                .isEmpty();
    if (isDropped) {
      throw new IllegalArgumentException(
          "'%s' would tell who a person is or where one was: it is dropped when a release is read, and nothing is counted by it. Valid: %s"
              .formatted(dimension, String.join(", ", valid)));
    }
  }

  /// The question with values as the release spells them, or as they are declared.
  private Question withValues(MeasureSpec spec, Question question) {
    Question spelled = question;
    for (Map.Entry<String, String> limit : question.where().entrySet()) {
      List<String> values = new ArrayList<>(values(spec, limit.getKey()));
      List<String> declared = new ArrayList<>(values);
      if (!limit.getKey().equals(RELEASE)) {
        declared.addAll(measures.dimension(limit.getKey()).values());
        values.addAll(declared);
        declared.addAll(Counts.SAYS_NOTHING);
      }
      // A country that no record is of is none of the wrong words: there are none.
      if (measures.groupOf(limit.getKey(), limit.getValue()).isPresent()) {
        declared.add(limit.getValue().strip().toUpperCase(Locale.ROOT));
      }
      String asked = limit.getValue();
      if (asked.equals(ANY) && !limit.getKey().equals(RELEASE) && !values.contains(ANY)) {
        spelled = spelled.without(limit.getKey());
        continue;
      }
      String value =
          declared.stream()
              .filter(asked::equals)
              .findFirst()
              .or(() -> declared.stream().filter(one -> isMeant(one, asked.strip())).findFirst())
              .orElseThrow(
                  () ->
                      Nearest.unknown(
                          "value of dimension '" + limit.getKey() + "' called",
                          asked,
                          new TreeSet<>(values)));
      spelled = spelled.where(limit.getKey(), value);
    }
    return spelled;
  }

  /// Labels differ in files from what a terminal shows, and either is copied from an answer.
  private static boolean isMeant(String label, String asked) {
    return label.strip().equalsIgnoreCase(asked)
        || AnswerText.inFile(label).strip().equalsIgnoreCase(asked);
  }

  private List<String> values(MeasureSpec spec, String dimension) {
    return values.computeIfAbsent(
        spec.rows().table() + "." + dimension, any -> valuesOf(spec, dimension));
  }

  private List<String> valuesOf(MeasureSpec spec, String dimension) {
    return engine
        .rows(
            "select distinct %s from %s where excluded_by is null"
                .formatted(dimension, spec.rows().table()))
        .stream()
        .map(row -> row.text(0))
        .sorted()
        .toList();
  }

  /// Two releases that both count a month would count its events twice.
  private void requireSettled(MeasureSpec spec, Question question, List<String> releases) {
    if (releases.size() > 1
        && !question.by().contains(RELEASE)
        && !settled.computeIfAbsent(
            spec.measure(), any -> new CombinedSeries(engine).isSettled(spec))) {
      throw new IllegalArgumentException(
          "Releases %s count the same months and no rule says which owns them. Valid: a limit to one (--where release=…), or --by release"
              .formatted(String.join(", ", releases)));
    }
  }

  /// Releases that do not record what a question is limited to, with the reason.
  private Map<String, String> lacking(MeasureSpec spec, Question question, List<String> releases) {
    Map<String, String> lacking = new TreeMap<>();
    for (String release : releases) {
      needs.lacking(spec, release).ifPresent(why -> lacking.put(release, why));
      question
          .where()
          .forEach(
              (dimension, value) -> {
                if (!dimension.equals(RELEASE)) {
                  needs
                      .lacking(spec, measures.dimension(dimension), value, release)
                      .ifPresent(why -> lacking.putIfAbsent(release, why));
                }
              });
    }
    return lacking;
  }

  /// A dimension that no release records.
  private Optional<String> missing(MeasureSpec spec, Question question, List<String> releases) {
    for (String dimension : question.by()) {
      if (!dimension.equals(RELEASE)) {
        DimensionSpec of = measures.dimension(dimension);
        List<String> why =
            releases.stream()
                .flatMap(release -> needs.lacking(spec, of, release).stream())
                .toList();
        if (why.size() == releases.size()) {
          return Optional.of(why.getFirst());
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> keys(MeasureSpec spec, Question question) {
    List<String> keys = new ArrayList<>();
    question.every().ifPresent(every -> keys.add("period"));
    keys.addAll(question.by());
    if (spec.quantity() instanceof Quantity.Outcome) {
      keys.addAll(List.of("day", "cause"));
    }
    return keys;
  }

  private static Line nothing(MeasureSpec spec, Question question, State state, String reason) {
    List<String> keys = java.util.Collections.nCopies(keys(spec, question).size(), "");
    return Line.empty(keys, spec, state, reason);
  }

  private List<Line> lines(MeasureSpec spec, Question question, Whole whole) {
    CoverageWindow window = whole.window();
    List<Span> spans = withStatedYears(spec, question, spans(question, window));
    if (spans.isEmpty()) {
      return List.of(
          nothing(spec, question, State.OUT_OF_COVERAGE, "the release has no rows of it"));
    }
    Numbers numbers = new Numbers(engine, spec, question, window, spans, whole.lacking().keySet());
    Map<List<String>, Map<Span, List<Numbers.Figures>>> found = numbers.all();
    addReleases(found, question, whole);
    if (found.isEmpty()) {
      found = Map.of(unnamed(question), Map.of());
    }
    List<Line> lines = new ArrayList<>();
    for (Span span : spans) {
      found.forEach(
          (group, bySpan) ->
              lines.addAll(
                  lines(
                      spec,
                      span,
                      group,
                      bySpan.getOrDefault(span, List.of()),
                      extent(spec, question, whole, span, group))));
    }
    return lines;
  }

  /// A release without a row of what is asked has a line too: it has none, or does not record it.
  private static void addReleases(
      Map<List<String>, Map<Span, List<Numbers.Figures>>> found, Question question, Whole whole) {
    int at = question.by().indexOf(RELEASE);
    if (at < 0) {
      return;
    }
    Set<String> there = new TreeSet<>();
    found.keySet().forEach(group -> there.add(group.get(at)));
    for (Reach reach : whole.reaches()) {
      if (!there.contains(reach.release())) {
        List<String> group = unnamed(question);
        group.set(at, reach.release());
        found.put(group, Map.of());
      }
    }
  }

  /// The categories of a line of which there are no rows: those that are asked for, else any.
  private static List<String> unnamed(Question question) {
    return new ArrayList<>(
        question.by().stream()
            .map(dimension -> question.where().getOrDefault(dimension, ANY))
            .toList());
  }

  private Extent extent(
      MeasureSpec spec, Question question, Whole whole, Span span, List<String> group) {
    Map<String, String> limits = new HashMap<>(question.where());
    for (int i = 0; i < question.by().size(); i++) {
      limits.put(question.by().get(i), group.get(i));
    }
    Extent extent =
        Extent.of(whole.reaches(), limits, span)
            .without(whole.lacking())
            .recordedIn(recorded(spec, whole, limits), span)
            .watchedFor(spec.rows().watched(), span);
    boolean isOfThosePresent =
        switch (spec.quantity()) {
          case Quantity.Stock _, Quantity.Presence _ -> true;
          case Quantity.Duration duration -> duration.cohort() == Quantity.Cohort.PRESENT;
          default -> false;
        };
    return isOfThosePresent ? extent.ofStock(span) : extent;
  }

  /// Where columns begin or end within, of the values that a line is of.
  private List<Recorded> recorded(MeasureSpec spec, Whole whole, Map<String, String> limits) {
    return limits.entrySet().stream()
        .filter(limit -> !limit.getKey().equals(RELEASE) && !limit.getValue().equals(ANY))
        .filter(limit -> !Counts.SAYS_NOTHING.contains(limit.getValue()))
        .flatMap(
            limit ->
                whole.reaches().stream()
                    .flatMap(
                        reach ->
                            needs
                                .recorded(spec, measures.dimension(limit.getKey()), reach.release())
                                .stream()))
        .toList();
  }

  private static List<Line> lines(
      MeasureSpec spec,
      Span span,
      List<String> group,
      List<Numbers.Figures> figures,
      Extent extent) {
    List<String> keys = new ArrayList<>();
    if (!span.label().isEmpty()) {
      keys.add(span.label());
    }
    keys.addAll(group);
    if (extent.state() == State.OUT_OF_COVERAGE || extent.state() == State.MISSING) {
      return List.of(Line.empty(padded(keys, spec), spec, extent.state(), extent.reason()));
    }
    List<Answer.Source> sources =
        extent.covering().stream().map(reach -> reach.source(span)).toList();
    if (figures.isEmpty()) {
      Line zero = Line.zero(padded(keys, spec), spec).from(sources);
      return List.of(extent.state() == State.PARTIAL ? zero.ofPart(extent.reason()) : zero);
    }
    List<Line> lines = new ArrayList<>();
    for (Numbers.Figures one : figures) {
      List<String> own = new ArrayList<>(keys);
      own.addAll(one.keys());
      Line line = new Line(own, one.numbers(), one.state(), one.reason(), sources);
      boolean isPart =
          extent.state() == State.PARTIAL
              && one.state() != State.OUT_OF_COVERAGE
              && one.state() != State.MISSING;
      lines.add(isPart ? line.ofPart(extent.reason()) : line);
    }
    return lines;
  }

  private static List<String> padded(List<String> keys, MeasureSpec spec) {
    List<String> padded = new ArrayList<>(keys);
    if (spec.quantity() instanceof Quantity.Outcome) {
      padded.addAll(List.of("", ""));
    }
    return padded;
  }

  /// A stretch of days that gets a line of its own.
  ///
  /// @param label its period's name; empty when a question has no series
  /// @param whole whether it is everything there is, rows without a date too
  record Span(LocalDate from, LocalDate to, String label, boolean whole) {

    /// Which fiscal year it is; -1 for any other period.
    int fiscalYear() {
      return label.startsWith("FY") ? to.getYear() : -1;
    }

    /// Whether days of a fiscal year may lie in it.
    boolean mayHold(int year) {
      return whole
          || year == 0
          || year == fiscalYear()
          || (fiscalYear() < 0
              && !from.isAfter(LocalDate.of(year, 9, 30))
              && !to.isBefore(LocalDate.of(year - 1, 10, 1)));
    }
  }

  private static List<Span> spans(Question question, CoverageWindow window) {
    boolean bounded = question.from().isPresent() || question.to().isPresent();
    if (window.first().isEmpty() && !bounded) {
      return question.every().isPresent()
          ? List.of()
          : List.of(new Span(LocalDate.EPOCH, LocalDate.EPOCH, "", true));
    }
    // A period that lies outside has the other end that its name has, not one of the window, which
    // would come before it.
    Optional<Period> before =
        question.to().filter(to -> window.first().filter(to.end()::isBefore).isPresent());
    Optional<Period> after =
        question.from().filter(from -> window.last().filter(from.start()::isAfter).isPresent());
    LocalDate first =
        question
            .from()
            .or(() -> before)
            .map(Period::start)
            .orElseGet(() -> window.first().orElse(LocalDate.EPOCH));
    LocalDate last =
        question.to().or(() -> after).map(Period::end).orElseGet(() -> window.last().orElse(first));
    if (question.every().isEmpty()) {
      return List.of(new Span(first, last, "", !bounded));
    }
    List<Span> spans = new ArrayList<>();
    Period period = Period.of(question.every().get(), first);
    while (!period.start().isAfter(last)) {
      spans.add(new Span(period.start(), period.end(), period.toString(), false));
      period = period.next();
    }
    return spans;
  }

  /// Sheets without dates say their fiscal year.
  private List<Span> withStatedYears(MeasureSpec spec, Question question, List<Span> dated) {
    TreeSet<Span> spans = new TreeSet<>(Comparator.comparing(Span::from));
    spans.addAll(dated);
    boolean bounded = question.from().isPresent() || question.to().isPresent();
    if (question.every().equals(Optional.of(Every.FISCAL_YEAR)) && !bounded) {
      for (Row row :
          engine.rows(
              "select distinct %s from %s where excluded_by is null and %1$s > 0 and %3$s is null"
                  .formatted(spec.rows().year(), spec.rows().table(), spec.rows().date()))) {
        Period year = Every.FISCAL_YEAR.read(row, 0);
        spans.add(new Span(year.start(), year.end(), year.toString(), false));
      }
    }
    return List.copyOf(spans);
  }
}
