package org.throughline.measures;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;

/// What one release covers of a measure: from when to when, and where.
///
/// @param areas the areas of responsibility that it names, headquarters not counted; none where rows have no area
/// @param titles what its sheets call themselves
record Reach(String release, CoverageWindow window, Set<String> areas, List<String> titles) {

  /// The column that says whether a release is of the whole nation.
  static final String AREA = "aor";

  Reach {
    areas = Set.copyOf(areas);
    titles = List.copyOf(titles);
  }

  static Reach of(SqlEngine engine, MeasureSpec spec, String release) {
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
    List<String> titles =
        engine
            .rows(
                "select distinct title from ledger where release = ? and table_name = ? and title"
                    + " <> '' order by title",
                release,
                spec.lakeTable())
            .stream()
            .map(row -> row.text(0))
            .toList();
    return new Reach(release, CoverageWindow.of(engine, spec, Optional.of(release)), areas, titles);
  }

  /// Whether it names less than half of the areas that another does: a number of it is then not the nation's.
  boolean isNarrowerThan(Reach other) {
    return !areas.isEmpty() && areas.size() * 2 < other.areas.size();
  }

  /// What keeps its numbers from being those of the nation.
  String narrow() {
    return String.format(
        Locale.ROOT,
        "%s names %s%s",
        release,
        areas.size() == 1
            ? "one area of responsibility, " + areas.iterator().next()
            : areas.size() + " areas of responsibility",
        titles.isEmpty() ? "" : "; its sheets say " + quoted());
  }

  private String quoted() {
    return titles.stream().map(title -> "“" + title + "”").collect(Collectors.joining(", "));
  }

  /// For a note under an answer.
  @Override
  public String toString() {
    return "Release %s covers %s, as far as its rows tell%s"
        .formatted(release, window, titles.isEmpty() ? "" : "; its sheets say " + quoted());
  }
}
