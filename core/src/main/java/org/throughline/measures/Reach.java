package org.throughline.measures;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;
import org.throughline.measures.Answer.Source;

/// What one release covers of a measure: from when to when, and where.
///
/// @param areas the areas of responsibility that it names, headquarters not counted; none where rows have no area
/// @param sheets the sheets that its rows come from, by fiscal year
record Reach(String release, CoverageWindow window, Set<String> areas, List<Sheet> sheets) {

  /// The column that says whether a release is of the whole nation.
  static final String AREA = "aor";

  Reach {
    areas = Set.copyOf(areas);
    sheets = List.copyOf(sheets);
  }

  /// Rows of one fiscal year in sheets of one title.
  ///
  /// @param title what they call themselves; may be empty
  /// @param year 0 when nobody knows
  /// @param undated whether no row of them has a date
  /// @param stated what they say that they cover, where that is less than the year; empty otherwise
  record Sheet(String title, int year, boolean undated, String stated) {}

  /// The areas that a release names, headquarters not counted.
  static Set<String> areas(SqlEngine engine, MeasureSpec spec, String release) {
    Set<String> areas = new TreeSet<>();
    if (engine.columns(spec.rows().table()).contains(AREA)) {
      for (Row row :
          engine.rows(
              """
              select distinct %s from %s
              where release = ? and excluded_by is null and {{area|%1$s}} is not null
              """
                  .formatted(AREA, spec.rows().table()),
              release)) {
        areas.add(row.text(0));
      }
    }
    return areas;
  }

  /// The sheets that a release's rows come from.
  static List<Sheet> sheets(SqlEngine engine, MeasureSpec spec, String release) {
    return engine
        .rows(
            """
            with sheets as (
              select origin_file, origin_sheet, %1$s as stated_year, count(%2$s) as dated
              from %3$s
              where release = ? and excluded_by is null
              group by origin_file, origin_sheet, %1$s
            )
            select title, stated_year, sum(dated)
            from sheets join ledger using (origin_file, origin_sheet)
            where release = ?
            group by title, stated_year
            order by stated_year, title
            """
                .formatted(spec.rows().year(), spec.rows().date(), spec.rows().table()),
            release,
            release)
        .stream()
        .map(row -> sheet(engine, spec, release, row))
        .toList();
  }

  private static Sheet sheet(SqlEngine engine, MeasureSpec spec, String release, Row row) {
    int year = row.isNull(1) ? 0 : Math.toIntExact(row.number(1));
    boolean undated = row.number(2) == 0;
    String stated =
        undated ? Coverage.stated(engine, spec, new Scope(release, spec.measure(), year)) : "";
    return new Sheet(row.text(0).strip(), year, undated, stated);
  }

  /// Whether it has anything to say of a span: by its dates, or by the years of sheets without any.
  boolean touches(Queries.Span span) {
    return span.whole()
        || window.touches(span.from(), span.to())
        || sheets.stream().anyMatch(sheet -> sheet.undated() && sheet.year() == span.fiscalYear());
  }

  /// What sheets without dates say that they cover of a span, where that is a part of it.
  Optional<String> stated(Queries.Span span) {
    return sheets.stream()
        .filter(sheet -> !span.whole() && sheet.year() == span.fiscalYear())
        .map(Sheet::stated)
        .filter(text -> !text.isEmpty())
        .map(text -> "its title says " + text)
        .findFirst();
  }

  /// Itself as the source of a span's number.
  Source source(Queries.Span span) {
    return new Source(
        release,
        titles().stream()
            .filter(
                title ->
                    sheets.stream()
                        .anyMatch(
                            sheet -> sheet.title().equals(title) && span.mayHold(sheet.year())))
            .toList());
  }

  private List<String> titles() {
    return sheets.stream().map(Sheet::title).filter(title -> !title.isEmpty()).distinct().toList();
  }

  /// Whether it names less than half of the areas that another does: a number of it is then not the nation's.
  boolean isNarrowerThan(Reach other) {
    return !areas.isEmpty() && areas.size() * 2 < other.areas.size();
  }

  /// What keeps its numbers from being those of the nation.
  String narrow() {
    return String.format(
        Locale.ROOT,
        "%s names %s",
        release,
        areas.size() == 1
            ? "one area of responsibility, " + areas.iterator().next()
            : areas.size() + " areas of responsibility");
  }

  /// Where its dates lie, or that it has none.
  String covers() {
    return window.first().isEmpty()
        ? release + " states no dates of it"
        : release + " covers " + window.months();
  }

  /// For a note under an answer.
  @Override
  public String toString() {
    String said =
        titles().stream().map(title -> "“" + title + "”").collect(Collectors.joining(", "));
    return "Release %s %s%s"
        .formatted(
            release,
            window.first().isEmpty()
                ? "states no dates of it"
                : "covers " + window + ", as far as its rows tell",
            said.isEmpty() ? "" : "; its sheets say " + said);
  }
}
