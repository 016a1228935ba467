package org.throughline.lifecycle;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.throughline.catalog.Catalog;
import org.throughline.engine.SqlEngine;
import org.throughline.lifecycle.Lifecycle.BrokenInvariant;

/// What must hold of single tables, as `sql/checks/tables.yaml` declares it.
///
/// @param tables what is declared of each
record DeclaredChecks(List<Table> tables) {

  private static final String FILE = "/sql/checks/tables.yaml";

  DeclaredChecks {
    tables = List.copyOf(tables);
  }

  /// What is declared of a table.
  ///
  /// @param key columns that together are unique and of which none is empty
  /// @param notNull further columns that are never empty
  /// @param accepted the values of a column that may be there, beside none
  /// @param refersTo the `table.column` that has every value of a column
  record Table(
      String table,
      List<String> key,
      List<String> notNull,
      Map<String, List<String>> accepted,
      Map<String, String> refersTo) {

    Table {
      key = List.copyOf(key);
      notNull = List.copyOf(notNull);
      accepted = new TreeMap<>(accepted);
      refersTo = new TreeMap<>(refersTo);
    }

    @JsonCreator
    static Table of(
        String table,
        List<String> key,
        @Nullable List<String> notNull,
        @Nullable Map<String, List<String>> accepted,
        @Nullable Map<String, String> refersTo) {
      return new Table(
          table,
          key,
          notNull == null ? List.of() : notNull,
          accepted == null ? Map.of() : accepted,
          refersTo == null ? Map.of() : refersTo);
    }

    /// Queries that count violations, by what must hold.
    private Map<String, String> queries() {
      Map<String, String> queries = new TreeMap<>();
      String keys = String.join(", ", key);
      queries.put(
          "Each row of %s has its own %s.".formatted(table, keys),
          "with twice as (select %s from %s group by %s having count(*) > 1) select count(*) from twice"
              .formatted(keys, table, keys));
      List<String> filled = new ArrayList<>(key);
      filled.addAll(notNull);
      for (String column : filled) {
        queries.put(
            "Column %s of %s is never empty.".formatted(column, table),
            "select count(*) from %s where %s is null".formatted(table, column));
      }
      accepted.forEach(
          (column, values) ->
              queries.put(
                  "Column %s of %s has no value but %s."
                      .formatted(column, table, String.join(", ", values)),
                  "select count(*) from %s where cast(%s as {{text}}) not in (%s)"
                      .formatted(table, column, quoted(values))));
      refersTo.forEach(
          (column, other) -> queries.put(about(column, other), orphans(column, other)));
      return queries;
    }

    private String about(String column, String other) {
      return "Each %s of %s is a %s.".formatted(column, table, other);
    }

    private String orphans(String column, String other) {
      String[] parts = other.split("\\.", -1);
      return """
          with others as (select distinct %2$s as other from %1$s)
          select count(*) from %3$s left join others on other = %3$s.%4$s
          where %3$s.%4$s is not null and other is null
          """
          .formatted(parts[0], parts[1], table, column);
    }

    private static String quoted(List<String> values) {
      return values.stream().map(value -> "'" + value + "'").collect(Collectors.joining(", "));
    }
  }

  static DeclaredChecks load() {
    return Catalog.record(FILE, DeclaredChecks.class);
  }

  /// What is declared and does not hold of the tables in `engine`.
  List<BrokenInvariant> broken(SqlEngine engine) {
    List<BrokenInvariant> broken = new ArrayList<>();
    for (Table table : tables) {
      table
          .queries()
          .forEach(
              (about, query) -> {
                long violations = engine.rows(query).getFirst().number(0);
                if (violations != 0) {
                  broken.add(new BrokenInvariant(about, violations));
                }
              });
    }
    return broken;
  }
}
