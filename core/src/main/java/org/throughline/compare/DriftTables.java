package org.throughline.compare;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.throughline.measures.Counts;
import org.throughline.table.Category;
import org.throughline.table.CountTable;
import org.throughline.table.Dimension;
import org.throughline.table.DimensionKind;
import org.throughline.table.ReleaseId;
import org.throughline.table.Restriction;
import org.throughline.table.Series;
import org.throughline.table.Spelling;
import org.throughline.table.TableId;

/// The count tables of a comparison. A change is a cell of its own, tied to older and newer by an
/// equation, so that protection and audit see that two of the three give the third.
public final class DriftTables {

  private static final DriftSpec.Values MONTH =
      new DriftSpec.Values("month", "Month", DimensionKind.TIME, Spelling.CODE);
  private static final String NO_DATE = "no date";

  private final Comparison comparison;

  private DriftTables(Comparison comparison) {
    this.comparison = comparison;
  }

  /// The tables of one lake table.
  ///
  /// @param common rows by month, where both cover the month; absent when there is none
  /// @param other rows by month elsewhere, and rows without a date; absent when there are none
  /// @param values rows by value, one table per column
  public record Made(
      TableDrift drift, List<CountTable> common, List<CountTable> other, List<CountTable> values) {
    public Made {
      common = List.copyOf(common);
      other = List.copyOf(other);
      values = List.copyOf(values);
    }

    /// Every table.
    public List<CountTable> all() {
      List<CountTable> all = new ArrayList<>(common);
      all.addAll(other);
      all.addAll(values);
      return all;
    }
  }

  /// The tables of every lake table, which are published together.
  public static List<Made> of(Comparison comparison) {
    DriftTables tables = new DriftTables(comparison);
    return comparison.tables().stream().map(tables::made).toList();
  }

  private Made made(TableDrift drift) {
    List<Restriction> shared = restrictions(drift);
    return new Made(
        drift,
        within(common(drift), shared),
        within(other(drift), shared),
        within(values(drift), shared));
  }

  private static List<CountTable> within(List<CountTable> tables, List<Restriction> shared) {
    return tables.stream().map(table -> table.within(shared)).toList();
  }

  /// Columns that have one value in both releases.
  private static List<Restriction> restrictions(TableDrift drift) {
    List<Restriction> shared = new ArrayList<>();
    for (ValueDrift values : drift.values()) {
      DriftSpec.Values column = values.column();
      List<String> said =
          values.counts().keySet().stream()
              .filter(value -> !Counts.SAYS_NOTHING.contains(value))
              .toList();
      if (said.size() == 1) {
        shared.add(
            new Restriction(column.column(), column.kind(), column.spelling().id(said.getFirst())));
      }
    }
    return shared;
  }

  /// What months have to be protected as: those of a release of one office, beside another of all of them, are months of that
  /// office.
  private static DimensionKind kindOfMonths(TableDrift drift) {
    for (ValueDrift values : drift.values()) {
      if (isOfOne(values, Pair::older) || isOfOne(values, Pair::newer)) {
        return values.column().kind();
      }
    }
    return DimensionKind.TIME;
  }

  private static boolean isOfOne(ValueDrift values, ToLongFunction<Pair> side) {
    return values.counts().entrySet().stream()
            .filter(one -> side.applyAsLong(one.getValue()) > 0)
            .filter(one -> !Counts.SAYS_NOTHING.contains(one.getKey()))
            .limit(2)
            .count()
        == 1;
  }

  private Series.Comparison series(TableDrift drift) {
    return new Series.Comparison(
        releases(comparison.older()),
        releases(comparison.newer()),
        hyphenated(drift.spec().table()),
        "");
  }

  private static SortedSet<ReleaseId> releases(List<String> names) {
    return names.stream().map(ReleaseId::of).collect(Collectors.toCollection(TreeSet::new));
  }

  /// Tables are named with hyphens, columns with underscores.
  private static String hyphenated(String name) {
    return name.replace('_', '-');
  }

  private List<CountTable> common(TableDrift drift) {
    SortedMap<YearMonth, Pair> months = drift.commonMonths();
    if (months.isEmpty()) {
      return List.of();
    }
    DriftGrid grid = DriftGrid.withChanges(series(drift), MONTH);
    months.forEach(
        (month, pair) ->
            grid.add(MONTH.spelling().id(month.toString()), pair, drift.people(month)));
    grid.total(drift.people());
    return List.of(
        grid.table(
            heading(drift, "by-month", " by month, where both cover the month"),
            months(drift, months.keySet())));
  }

  private List<CountTable> other(TableDrift drift) {
    Set<String> months = new LinkedHashSet<>();
    DriftGrid grid = DriftGrid.withoutChanges(series(drift).others(), MONTH);
    drift
        .otherMonths()
        .forEach(
            (month, pair) -> {
              months.add(month.toString());
              grid.add(MONTH.spelling().id(month.toString()), pair, drift.people(month));
            });
    Rows older = drift.older().undated();
    Rows newer = drift.newer().undated();
    if (older.rows() + newer.rows() > 0) {
      months.add(NO_DATE);
      grid.add(
          MONTH.spelling().id(NO_DATE), Pair.ofRows(older, newer), Pair.ofPeople(older, newer));
    }
    if (months.isEmpty()) {
      return List.of();
    }
    return List.of(
        grid.table(heading(drift, "other-months", " by month, elsewhere"), months(drift, months)));
  }

  private List<CountTable> values(TableDrift drift) {
    List<CountTable> tables = new ArrayList<>();
    for (ValueDrift value : drift.values()) {
      DriftSpec.Values column = value.column();
      DriftGrid grid = DriftGrid.withChanges(series(drift), column);
      value
          .counts()
          .forEach(
              (label, pair) ->
                  grid.add(
                      column.spelling().id(label),
                      pair,
                      value.people().getOrDefault(label, Pair.NONE)));
      grid.total(drift.people());
      if (!value.counts().isEmpty()) {
        DriftGrid.Heading heading =
            heading(
                drift,
                "by-" + hyphenated(column.column()),
                " by " + decapitalised(column.label()) + ", in the months both cover");
        tables.add(grid.table(heading, dimension(column, value.counts().keySet())));
      }
    }
    return tables;
  }

  private static String decapitalised(String label) {
    return label.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + label.substring(1);
  }

  private DriftGrid.Heading heading(TableDrift drift, String table, String title) {
    return new DriftGrid.Heading(
        new TableId(series(drift), table).toString(),
        drift.spec().title() + title,
        drift.spec().unit());
  }

  private static Dimension months(TableDrift drift, Collection<?> labels) {
    Dimension months = dimension(MONTH, labels);
    return new Dimension(months.id(), months.label(), kindOfMonths(drift), months.categories());
  }

  private static Dimension dimension(DriftSpec.Values column, Collection<?> labels) {
    List<Category> categories = new ArrayList<>();
    labels.forEach(label -> categories.add(Category.of(label.toString(), column.spelling())));
    if (column.kind() != DimensionKind.TIME) {
      categories.sort(Comparator.comparing(Category::label));
    }
    return new Dimension(column.column(), column.label(), column.kind(), categories);
  }
}
