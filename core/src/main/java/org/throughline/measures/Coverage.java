package org.throughline.measures;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;

/// What the rows of a scope cover, derived from the rows themselves and from what their sheets say.
///
/// @param rows counted rows
/// @param first earliest day of an event; empty when the release states no dates
/// @param last latest day of an event
/// @param months months of the fiscal year with a tenth of the rows of an ordinary one, or more
/// @param stated what its sheets say they cover, where that is less than the fiscal year; empty otherwise
/// @param offices areas of responsibility named, headquarters not counted
/// @param inputs the sheets the rows come from
public record Coverage(
    long rows,
    Optional<LocalDate> first,
    Optional<LocalDate> last,
    int months,
    String stated,
    int offices,
    List<Input> inputs) {

  private static final int MONTHS_PER_YEAR = 12;

  /// A month with less than this part of the rows of the median month is one of strays, or one that had only begun.
  private static final int ORDINARY = 10;

  /// Of so many records a month chance rarely leaves a month without any: once in twenty.
  static final int FEW = 3;

  /// Counted rows by file and sheet; the measure's table, its fiscal year and further conditions are put in.
  static final String INPUTS =
      """
      select l.origin_file, l.origin_sheet, l.sha256, l.title, l.synthetic, count(*)
      from %s m join ledger l
        on l.release = m.release and l.origin_file = m.origin_file and l.origin_sheet = m.origin_sheet
      where ? in (m.release, 'combined') and m.%s = ? and m.excluded_by is null%s
      group by l.origin_file, l.origin_sheet, l.sha256, l.title, l.synthetic, l.sheet_position
      order by l.origin_file, l.sheet_position
      """;

  public Coverage {
    inputs = List.copyOf(inputs);
  }

  /// A sheet that contributed rows.
  ///
  /// @param title what the sheet calls itself
  /// @param rows counted rows from it
  public record Input(
      String file, String sheet, String sha256, String title, boolean synthetic, long rows) {}

  /// Derives the coverage of a scope.
  public static Coverage of(SqlEngine engine, MeasureSpec spec, Scope scope) {
    Row row =
        engine
            .rows(
                """
                select count(*), min(%1$s), max(%1$s), %2$s
                from %3$s where ? in (release, 'combined') and %4$s = ? and excluded_by is null
                """
                    .formatted(
                        spec.rows().date(),
                        offices(engine, spec),
                        spec.sqlTable(),
                        spec.rows().year()),
                scope.release(),
                scope.fiscalYear())
            .getFirst();
    return new Coverage(
        row.number(0),
        date(row, 1),
        date(row, 2),
        months(engine, spec, scope),
        stated(engine, spec, scope),
        Math.toIntExact(row.number(3)),
        inputs(engine, spec, scope));
  }

  /// What a release covers of a measure.
  ///
  /// @param begins the first month that it covers; earlier ones hold strays, or what reaches into it
  /// @param ends the last month that it covers; later ones hold strays
  /// @param incomplete its first and last months where they are covered in part
  public record Edges(
      Optional<YearMonth> begins, Optional<YearMonth> ends, Set<YearMonth> incomplete) {

    static final Edges UNKNOWN = new Edges(Optional.empty(), Optional.empty(), Set.of());

    public Edges {
      incomplete = Set.copyOf(incomplete);
    }

    private static Edges of(CoveredDays days) {
      YearMonth begins = YearMonth.from(days.first());
      YearMonth ends = YearMonth.from(days.last());
      Set<YearMonth> incomplete = new HashSet<>();
      if (days.first().getDayOfMonth() != 1) {
        incomplete.add(begins);
      }
      if (days.last().getDayOfMonth() != ends.lengthOfMonth()) {
        incomplete.add(ends);
      }
      return new Edges(Optional.of(begins), Optional.of(ends), incomplete);
    }

    /// Whether a month is not covered in whole: it lies outside, or is cut.
    public boolean isEdge(YearMonth month) {
      return begins.filter(month::isBefore).isPresent()
          || ends.filter(month::isAfter).isPresent()
          || incomplete.contains(month);
    }

    /// The same, where readers are not told of some months how many records they have: all that is said of these is that they
    /// are not covered in whole.
    Edges with(Set<YearMonth> unsaid) {
      Set<YearMonth> all = new HashSet<>(incomplete);
      all.addAll(unsaid);
      return new Edges(begins, ends, all);
    }
  }

  /// The first and the last month of a release, by the same rule as every answer's.
  ///
  /// @param release limits it to one release; empty for all
  /// @param years the fiscal years whose months are all published; others would tell of months that are withheld
  /// @param unsaid months among these that are published together with others only
  public static Edges edges(
      SqlEngine engine,
      MeasureSpec spec,
      Optional<String> release,
      Set<Integer> years,
      Set<YearMonth> unsaid) {
    if (years.isEmpty()) {
      return Edges.UNKNOWN;
    }
    String told =
        "excluded_by is null and %s in (%s) and coalesce({{month|%s}}, '') not in ('', %s)"
            .formatted(
                spec.rows().year(),
                years.stream().sorted().map(String::valueOf).collect(Collectors.joining(", ")),
                spec.rows().date(),
                unsaid.isEmpty()
                    ? "''"
                    : unsaid.stream()
                        .sorted()
                        .map("'%s'"::formatted)
                        .collect(Collectors.joining(", ")));
    return CoverageWindow.covered(engine, spec, release, told)
        .map(days -> Edges.of(days.said(Collections.min(years), Collections.max(years))))
        .orElse(Edges.UNKNOWN)
        .with(unsaid);
  }

  /// Rows of a measure without areas name none.
  private static String offices(SqlEngine engine, MeasureSpec spec) {
    return engine.columns(spec.sqlTable()).contains(Reach.AREA)
        ? "count(distinct {{area|%s}})".formatted(Reach.AREA)
        : "0";
  }

  private static int months(SqlEngine engine, MeasureSpec spec, Scope scope) {
    NavigableMap<YearMonth, Long> rows = new TreeMap<>();
    for (Row row :
        engine.rows(
            """
            select {{month|%1$s}}, count(*) from %2$s
            where ? in (release, 'combined') and %3$s = ? and excluded_by is null
              and %1$s is not null
            group by {{month|%1$s}}
            """
                .formatted(spec.rows().date(), spec.sqlTable(), spec.rows().year()),
            scope.release(),
            scope.fiscalYear())) {
      rows.put(YearMonth.parse(row.text(0)), row.number(1));
    }
    return ordinary(rows);
  }

  /// Months that have about as many records as others. Where these are few, chance leaves months between them without any.
  static int ordinary(NavigableMap<YearMonth, Long> rows) {
    if (rows.isEmpty()) {
      return 0;
    }
    long median = median(rows.values());
    return Math.toIntExact(
        median < FEW
            ? rows.firstKey().until(rows.lastKey(), ChronoUnit.MONTHS) + 1
            : rows.values().stream().filter(count -> count * ORDINARY >= median).count());
  }

  static long median(Collection<Long> counts) {
    return counts.stream().sorted().skip(counts.size() / 2).findFirst().orElse(0L);
  }

  /// What the sheets of a scope say they cover, if every one says so and together it is not the whole year.
  static String stated(SqlEngine engine, MeasureSpec spec, Scope scope) {
    Row row =
        engine
            .rows(
                """
                select count(*) - count(stated_through), min(stated_from), max(stated_through)
                from (
                  select distinct release, origin_file, origin_sheet from %s
                  where ? in (release, 'combined') and %s = ? and excluded_by is null
                ) sheets
                join ledger using (release, origin_file, origin_sheet)
                """
                    .formatted(spec.sqlTable(), spec.rows().year()),
                scope.release(),
                scope.fiscalYear())
            .getFirst();
    if (scope.fiscalYear() == 0 || row.number(0) > 0 || row.isNull(2)) {
      return "";
    }
    LocalDate last = LocalDate.parse(row.text(2));
    boolean ends = last.isBefore(LocalDate.of(scope.fiscalYear(), 9, 30));
    boolean begins =
        !row.isNull(1)
            && LocalDate.parse(row.text(1)).isAfter(LocalDate.of(scope.fiscalYear() - 1, 10, 1));
    String from = row.isNull(1) ? "" : "from " + row.text(1) + " ";
    return ends || begins ? from + "through " + last : "";
  }

  private static Optional<LocalDate> date(Row row, int column) {
    return row.isNull(column) ? Optional.empty() : Optional.of(LocalDate.parse(row.text(column)));
  }

  private static List<Input> inputs(SqlEngine engine, MeasureSpec spec, Scope scope) {
    return engine
        .rows(
            INPUTS.formatted(spec.sqlTable(), spec.rows().year(), ""),
            scope.release(),
            scope.fiscalYear())
        .stream()
        .map(Coverage::input)
        .toList();
  }

  static Input input(Row row) {
    return new Input(
        row.text(0),
        row.text(1),
        row.text(2),
        row.text(3),
        Boolean.parseBoolean(row.text(4)),
        row.number(5));
  }

  /// Whether every month of the fiscal year has rows as an ordinary one has, and no title says otherwise.
  public boolean wholeYear() {
    return months == MONTHS_PER_YEAR && stated.isEmpty();
  }

  /// Whether any row comes from a made-up release.
  public boolean synthetic() {
    return inputs.stream().anyMatch(Input::synthetic);
  }

  /// Why a national figure for the whole fiscal year cannot be compared with this; empty when it can.
  ///
  /// @param officesNeeded areas of responsibility that a national release names at least
  /// @param open whether its numbers by month need no protection: else whether a month has few records is not told
  /// @param held whether the days that its release covers hold the fiscal year
  List<String> obstacles(int officesNeeded, boolean open, boolean held) {
    List<String> obstacles = new ArrayList<>();
    if (synthetic()) {
      obstacles.add("the release is synthetic");
    }
    if (!stated.isEmpty()) {
      obstacles.add("it covers part of the year: its title says " + stated);
    } else if (first.isEmpty()) {
      obstacles.add("the release states no dates for these records");
    } else if (open && !(held && wholeYear())) {
      // Not from which day to which: those are the days of single events.
      obstacles.add("it covers part of the year");
    }
    if (!open) {
      obstacles.add("its records have an office, a nationality or another attribute in common");
    }
    if (offices < officesNeeded) {
      obstacles.add(
          String.format(
              Locale.ROOT, "it names fewer than %d areas of responsibility", officesNeeded));
    }
    return obstacles;
  }
}
