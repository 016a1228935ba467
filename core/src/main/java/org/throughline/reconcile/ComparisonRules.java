package org.throughline.reconcile;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.throughline.catalog.Catalog;

/// Which measure of ours counts what an official series counts, and what their categories have to do with each other.
record ComparisonRules(List<Pair> comparisons, List<Axis> axes) {

  ComparisonRules {
    comparisons = List.copyOf(comparisons);
    axes = List.copyOf(axes);
  }

  /// An official series and its measure.
  ///
  /// @param only values of our dimensions that the series is limited to
  /// @param differ what the agency counts otherwise
  record Pair(String series, String measure, Map<String, List<String>> only, String differ) {

    Pair {
      only = java.util.Collections.unmodifiableMap(new TreeMap<>(only));
    }

    @JsonCreator
    static Pair of(
        String series, String measure, @Nullable Map<String, List<String>> only, String differ) {
      return new Pair(series, measure, only == null ? Map.of() : only, differ);
    }

    boolean byFacility() {
      return series.startsWith("facility-");
    }
  }

  /// An axis of official tables and the dimension of ours that it is.
  ///
  /// @param axis a column of the official series
  /// @param categories which labels of ours belong to a category; empty where labels are the same
  record Axis(String axis, String dimension, List<Category> categories) {

    Axis {
      categories = List.copyOf(categories);
    }

    @JsonCreator
    static Axis of(String axis, String dimension, @Nullable List<Category> categories) {
      return new Axis(axis, dimension, categories == null ? List.of() : categories);
    }

    /// The SQL for the official category of one of our rows.
    String sql() {
      if (categories.isEmpty()) {
        return dimension;
      }
      StringBuilder cases = new StringBuilder("case");
      categories.forEach(
          one ->
              cases.append(
                  " when lower(%s) like '%%%s%%' then '%s'"
                      .formatted(dimension, one.holds(), one.category())));
      return cases.append(" end").toString();
    }
  }

  /// @param holds what a label of ours holds, in lower case
  record Category(String category, String holds) {}

  static ComparisonRules load() {
    return Catalog.record("/official/comparisons/comparisons.yaml", ComparisonRules.class);
  }
}
