package org.throughline.measures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.throughline.engine.Column;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;

/// The columns of dimensions that group the categories of others, beside those that they group.
final class Groupings {

  private static final String GROUPS = "category_groups";

  private final Measures measures;
  private final List<DimensionSpec> grouping;

  Groupings(Measures measures) {
    this.measures = measures;
    this.grouping =
        measures.dimensions().values().stream()
            .filter(spec -> !spec.of().isEmpty())
            .sorted(java.util.Comparator.comparing(DimensionSpec::dimension))
            .toList();
  }

  /// Makes a table of which category belongs where.
  void fill(SqlEngine engine) {
    List<Row> rows = new ArrayList<>();
    for (Hierarchy hierarchy : measures.hierarchies().values()) {
      for (Hierarchy.Group group : hierarchy.groups()) {
        for (String member : group.members()) {
          rows.add(
              new Row(
                  List.of(hierarchy.hierarchy(), member.toUpperCase(Locale.ROOT), group.group())));
        }
      }
    }
    engine.fill(
        GROUPS,
        List.of(Column.text("hierarchy"), Column.text("member"), Column.text("group_name")),
        rows);
  }

  /// What selects a table with the groups of its categories; what says nothing of its record keeps its words.
  String script(List<String> columns, String table) {
    List<String> selected = new ArrayList<>(List.of(table + ".*"));
    StringBuilder joins = new StringBuilder();
    String nothing =
        Counts.SAYS_NOTHING.stream().sorted().collect(Collectors.joining("', '", "('", "')"));
    for (DimensionSpec spec : grouping) {
      if (columns.contains(spec.of())) {
        selected.add(
            "case when %1$s.%2$s in %3$s then %1$s.%2$s else coalesce(%4$s_groups.group_name, '%5$s') end as %4$s"
                .formatted(table, spec.of(), nothing, spec.dimension(), Hierarchy.UNGROUPED));
        joins.append(
            """

            left join %1$s %2$s_groups
              on %2$s_groups.hierarchy = '%3$s' and %2$s_groups.member = upper(%4$s.%5$s)\
            """
                .formatted(GROUPS, spec.dimension(), spec.hierarchy(), table, spec.of()));
      }
    }
    return "select %s from %s%s".formatted(String.join(", ", selected), table, joins);
  }
}
