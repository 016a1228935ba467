package org.throughline.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;
import org.throughline.engine.SqlScript;
import org.throughline.lifecycle.Lifecycle;
import org.throughline.measures.LabelGate;

/// One of the two lakes of a comparison. It counts rows, and of how many people they are, and tells no person.
public final class Edition {

  /// Rows and people. A person's number means something in its release only.
  private static final String COUNTED =
      "count(*), count(distinct release || ' ' || person) + count(*) - count(person)";

  private final SqlEngine engine;

  private Edition(SqlEngine engine) {
    this.engine = engine;
  }

  /// Reads a lake into an engine that holds nothing else.
  public static Edition of(SqlEngine engine, Path lake) {
    Lifecycle.read(engine, lake);
    for (SqlScript script : SqlScript.inOrder(DriftSpec.SCRIPTS)) {
      engine.create(script.makes(), script.text());
    }
    for (DriftSpec spec : DriftSpec.load()) {
      Map<String, Set<String>> columns = new TreeMap<>();
      spec.values().forEach(values -> columns.put(values.column(), Set.of(values.column())));
      LabelGate.close(engine, spec.sqlTable(), columns);
    }
    return new Edition(engine);
  }

  /// A sheet that rows come from.
  public record Source(String file, String sheet, String sha256) {}

  /// The releases in the lake.
  public List<String> releases() {
    return List.copyOf(texts("select distinct release from ledger where status = 'read'"));
  }

  /// The sheets that were read into a table.
  public List<Source> sources(String table) {
    List<Source> sources = new ArrayList<>();
    for (Row row :
        engine.rows(
            """
            select origin_file, origin_sheet, sha256 from ledger
            where status = 'read' and table_name = ?
            order by origin_file, sheet_position
            """,
            table)) {
      sources.add(new Source(row.text(0), row.text(1), row.text(2)));
    }
    return sources;
  }

  /// The vocabularies in which a table was released.
  SortedSet<String> vocabularies(String table) {
    return texts(
        "select distinct vocabulary from ledger where status = 'read' and table_name = ?", table);
  }

  /// Headers by canonical column; those that the registry does not know under the empty name.
  Map<String, SortedSet<String>> headers(String table) {
    Map<String, SortedSet<String>> headers = new TreeMap<>();
    for (Row row :
        engine.rows(
            "select distinct column_name, header from columns where table_name = ?", table)) {
      headers.computeIfAbsent(row.text(0), column -> new TreeSet<>()).add(row.text(1));
    }
    return headers;
  }

  Months months(DriftSpec spec) {
    return Months.of(
        counts("select month, %s from %s group by month".formatted(COUNTED, spec.sqlTable())));
  }

  /// Rows by value of a column, in the months of the window.
  Map<String, Rows> values(DriftSpec spec, DriftSpec.Values values, Window window) {
    return counts(
        "select %s, %s from %s where month between ? and ? group by %s"
            .formatted(values.column(), COUNTED, spec.sqlTable(), values.column()),
        window.first().toString(),
        window.last().toString());
  }

  /// Rows and people by two columns at once.
  List<Row> both(DriftSpec spec, String one, String other, Window window) {
    return engine.rows(
        "select %1$s, %2$s, %3$s from %4$s where month between ? and ? group by %1$s, %2$s"
            .formatted(one, other, COUNTED, spec.sqlTable()),
        window.first().toString(),
        window.last().toString());
  }

  /// All rows in the months of the window.
  Rows in(DriftSpec spec, Window window) {
    return counts(
            "select 'all', %s from %s where month between ? and ?"
                .formatted(COUNTED, spec.sqlTable()),
            window.first().toString(),
            window.last().toString())
        .getOrDefault("all", Rows.NONE);
  }

  private Map<String, Rows> counts(String query, Object... parameters) {
    Map<String, Rows> counts = new TreeMap<>();
    for (Row row : engine.rows(query, parameters)) {
      counts.put(row.text(0), new Rows(row.number(1), row.number(2)));
    }
    return new LinkedHashMap<>(counts);
  }

  private SortedSet<String> texts(String query, Object... parameters) {
    SortedSet<String> texts = new TreeSet<>();
    engine.rows(query, parameters).forEach(row -> texts.add(row.text(0)));
    return texts;
  }
}
