package org.throughline.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.throughline.measures.Slug;
import org.throughline.measures.Slugs;
import org.throughline.table.Category;
import org.throughline.table.CountTable;
import org.throughline.table.Dimension;
import org.throughline.table.DimensionKind;

/// The count tables of a comparison. A change is a cell of its own, tied to older and newer by an
/// equation, so that protection and audit see that two of the three give the third.
public final class DriftTables {

  private static final DriftSpec.Values MONTH =
      new DriftSpec.Values("month", "Month", DimensionKind.TIME);
  private static final String NO_DATE = "no date";

  private final String prefix;

  private DriftTables(Comparison comparison) {
    prefix = "diff/%s/%s/".formatted(Slug.of(comparison.older()), Slug.of(comparison.newer()));
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
    return new Made(drift, common(drift), other(drift), values(drift));
  }

  private String id(TableDrift drift) {
    return prefix + Slug.of(drift.spec().table());
  }

  private List<CountTable> common(TableDrift drift) {
    SortedMap<?, Pair> months = drift.commonMonths();
    if (months.isEmpty()) {
      return List.of();
    }
    DriftGrid grid = DriftGrid.withChanges(id(drift), MONTH);
    months.forEach((month, pair) -> grid.add(month.toString(), pair));
    return List.of(
        grid.table(
            words(drift, "by-month", " by month, where both cover the month"),
            dimension(MONTH, labels(months))));
  }

  private List<CountTable> other(TableDrift drift) {
    Map<String, Pair> months = new LinkedHashMap<>();
    drift.otherMonths().forEach((month, pair) -> months.put(month.toString(), pair));
    Pair undated = new Pair(drift.older().undated(), drift.newer().undated());
    if (undated.older() + undated.newer() > 0) {
      months.put(Slug.of(NO_DATE), undated);
    }
    if (months.isEmpty()) {
      return List.of();
    }
    DriftGrid grid = DriftGrid.withoutChanges(id(drift) + "/other", MONTH);
    months.forEach(grid::add);
    return List.of(
        grid.table(
            words(drift, "other-months", " by month, elsewhere"),
            dimension(MONTH, labels(months))));
  }

  private static Map<String, String> labels(Map<?, Pair> months) {
    Map<String, String> labels = new LinkedHashMap<>();
    months
        .keySet()
        .forEach(
            month -> {
              String id = month.toString();
              labels.put(id, id.equals(Slug.of(NO_DATE)) ? NO_DATE : id);
            });
    return labels;
  }

  private List<CountTable> values(TableDrift drift) {
    List<CountTable> tables = new ArrayList<>();
    for (ValueDrift value : drift.values()) {
      Slugs slugs = new Slugs();
      DriftGrid grid = DriftGrid.withChanges(id(drift), value.column());
      value.counts().forEach((label, pair) -> grid.add(slugs.idOf(label), pair));
      if (!slugs.labels().isEmpty()) {
        DriftGrid.Words words =
            words(
                drift,
                "by-" + Slug.of(value.column().column()),
                " by " + decapitalised(value.column().label()) + ", in the months both cover");
        tables.add(grid.table(words, dimension(value.column(), slugs.labels())));
      }
    }
    return tables;
  }

  private static String decapitalised(String label) {
    return label.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + label.substring(1);
  }

  private DriftGrid.Words words(TableDrift drift, String table, String title) {
    return new DriftGrid.Words(
        id(drift).replace('/', '.') + "." + table,
        drift.spec().title() + title,
        drift.spec().unit());
  }

  private static Dimension dimension(DriftSpec.Values column, Map<String, String> labels) {
    List<Category> categories = new ArrayList<>();
    labels.forEach((id, label) -> categories.add(new Category(id, label)));
    if (column.kind() != DimensionKind.TIME) {
      categories.sort(Comparator.comparing(Category::label));
    }
    return new Dimension(Slug.of(column.column()), column.label(), column.kind(), categories);
  }
}
