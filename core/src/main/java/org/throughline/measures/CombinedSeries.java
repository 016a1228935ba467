package org.throughline.measures;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;
import org.throughline.lifecycle.Superseding;
import org.throughline.measures.Counts.Counted;
import org.throughline.table.Category;
import org.throughline.table.CellId;
import org.throughline.table.Dimension;
import org.throughline.table.DimensionKind;
import org.throughline.table.ReleaseId;
import org.throughline.table.Series;
import org.throughline.table.Spelling;
import org.throughline.table.TableId;

/// One series across the releases of a build: rows by month and release, each window from the release that
/// owns it.
///
/// The number of a month in a release is that release's own number and has its id; only their sums are new
/// (`combined/MEASURE/FY/month=M`). A measure is combined only where rules settle every overlap: two
/// releases that both count rows in a month must be related by a rule.
final class CombinedSeries {

  private static final String MONTH = "month";
  private static final String RELEASE = "release";

  private final SqlEngine engine;

  CombinedSeries(SqlEngine engine) {
    this.engine = engine;
  }

  /// The scopes that are combined, for those of the releases.
  List<Scope> scopes(List<MeasureSpec> specs, List<Scope> ofReleases) {
    if (ofReleases.stream().anyMatch(Scope::combined)) {
      return List.of(); // A release of that name leaves no name for the series.
    }
    List<Superseding> windows = Superseding.of(engine);
    List<Scope> combined = new ArrayList<>();
    for (MeasureSpec spec : specs) {
      if (spec.dimensions().containsKey(MONTH) && isSettled(spec, windows)) {
        ofReleases.stream()
            .filter(scope -> scope.measure().equals(spec.measure()))
            .map(scope -> new Scope(Scope.COMBINED, spec.measure(), scope.fiscalYear()))
            .distinct()
            .sorted(java.util.Comparator.comparingInt(Scope::fiscalYear))
            .forEach(combined::add);
      }
    }
    return combined;
  }

  /// Whether a rule gives up rows of the measure's table, and no overlap is without one.
  private boolean isSettled(MeasureSpec spec, List<Superseding> windows) {
    Set<Set<String>> related = related(spec, windows);
    return !related.isEmpty() && isSettled(spec, related);
  }

  /// Whether every month that several releases count is settled by a rule.
  boolean isSettled(MeasureSpec spec) {
    return isSettled(spec, related(spec, Superseding.of(engine)));
  }

  private static Set<Set<String>> related(MeasureSpec spec, List<Superseding> windows) {
    Set<Set<String>> related = new HashSet<>();
    windows.stream()
        .filter(window -> window.table().equals(spec.lakeTable()))
        .forEach(window -> related.add(Set.of(window.older(), window.newer())));
    return related;
  }

  private boolean isSettled(MeasureSpec spec, Set<Set<String>> related) {
    Map<String, Set<String>> byMonth = new TreeMap<>();
    engine
        .rows(
            "select distinct cast({{month|%s}} as {{text}}), release from %s where excluded_by is null and %1$s is not null"
                .formatted(spec.rows().date(), spec.sqlTable()))
        .forEach(
            row -> byMonth.computeIfAbsent(row.text(0), key -> new HashSet<>()).add(row.text(1)));
    byMonth.keySet().removeAll(Counts.SAYS_NOTHING);
    return byMonth.values().stream().allMatch(releases -> allRelated(releases, related));
  }

  private static boolean allRelated(Set<String> releases, Set<Set<String>> related) {
    return releases.stream()
        .allMatch(
            one ->
                releases.stream()
                    .allMatch(other -> one.equals(other) || related.contains(Set.of(one, other))));
  }

  /// The series of one fiscal year.
  ///
  /// @param key the sum of the keys of records, in SQL
  Counted table(Scope scope, MeasureSpec spec, String key) {
    List<Row> rows =
        engine.rows(
            """
            select month, release, count(*), %s from %s
            where %s = ? and excluded_by is null
            group by month, release order by month, release
            """
                .formatted(key, spec.sqlTable(), spec.rows().year()),
            scope.fiscalYear());
    Map<String, String> months = new LinkedHashMap<>();
    Map<String, String> releases = new LinkedHashMap<>();
    CountGrid grid = new CountGrid(coordinates -> id(scope, coordinates), List.of(MONTH, RELEASE));
    for (Row row : rows) {
      String month = Spelling.CODE.id(row.text(0));
      String release = ReleaseId.of(row.text(1)).text();
      months.put(month, row.text(0));
      releases.put(release, row.text(1));
      grid.add(List.of(month, release), row.number(2), row.number(3));
    }
    Map<String, Map<String, String>> labels = new LinkedHashMap<>();
    labels.put(MONTH, months);
    labels.put(RELEASE, releases);
    List<Dimension> dimensions =
        List.of(
            new Dimension(MONTH, "Month", DimensionKind.TIME, sorted(months)),
            new Dimension(RELEASE, "Release", DimensionKind.SOURCE, sorted(releases)));
    MeasureSpec.Table table =
        new MeasureSpec.Table(
            "by-month-and-release",
            spec.title() + " by month, each window from the release that owns it",
            List.of(MONTH, RELEASE));
    CountGrid.Heading heading =
        new CountGrid.Heading(
            new TableId(scope.series(), table.table()).toString(),
            table.title() + ", " + scope.fiscalYearLabel(),
            spec.unit());
    return new Counted.Made(scope, table, grid.table(heading, dimensions), labels);
  }

  private static CellId id(Scope combined, SortedMap<String, String> coordinates) {
    SortedMap<String, String> others = new TreeMap<>(coordinates);
    String release = others.remove(RELEASE);
    return new CellId(
        release == null
            ? combined.series()
            : new Series.Count(new ReleaseId(release), combined.measure(), combined.fiscalYearId()),
        others);
  }

  /// By id, which for months is the order of time; what says nothing comes last.
  private static List<Category> sorted(Map<String, String> labels) {
    List<Category> categories = new ArrayList<>();
    labels.entrySet().stream()
        .sorted(
            java.util.Comparator.comparing(
                    (Map.Entry<String, String> entry) ->
                        Counts.SAYS_NOTHING.contains(entry.getValue()))
                .thenComparing(Map.Entry::getKey))
        .forEach(entry -> categories.add(new Category(entry.getKey(), entry.getValue())));
    return categories;
  }
}
