package org.throughline.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What changed in columns and in sets of values, as CSV files beside the page of a comparison. No count
/// is in them: names of columns and values are what the page says in words.
public final class DriftFiles {

  private static final String SEPARATOR = "; ";

  private DriftFiles() {}

  /// Writes `columns.csv` and `values.csv` into the folder of the page.
  public static void write(Comparison comparison, Path published) throws IOException {
    List<List<String>> columns = new ArrayList<>();
    List<List<String>> values = new ArrayList<>();
    columns.add(List.of("table", "change", "column", "older_header", "newer_header"));
    values.add(List.of("table", "column", "change", "value"));
    for (TableDrift drift : comparison.tables()) {
      String table = drift.spec().table();
      drift.columns().forEach(change -> columns.add(row(table, change)));
      for (ValueDrift value : drift.values()) {
        String column = value.column().column();
        value.vanish().forEach(gone -> values.add(List.of(table, column, "gone", gone)));
        value.appear().forEach(added -> values.add(List.of(table, column, "new", added)));
      }
    }
    Files.writeString(published.resolve("columns.csv"), csv(columns));
    Files.writeString(published.resolve("values.csv"), csv(values));
  }

  private static List<String> row(String table, ColumnChange change) {
    return switch (change) {
      case ColumnChange.Gone gone ->
          List.of(table, "gone", gone.column(), joined(gone.headers()), "");
      case ColumnChange.Added added ->
          List.of(table, "new", added.column(), "", joined(added.headers()));
      case ColumnChange.Renamed renamed ->
          List.of(
              table, "renamed", renamed.column(), joined(renamed.older()), joined(renamed.newer()));
    };
  }

  private static String joined(List<String> headers) {
    return String.join(SEPARATOR, headers);
  }

  private static String csv(List<List<String>> rows) {
    return rows.stream()
        .map(row -> row.stream().map(DriftFiles::quoted).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  private static String quoted(String field) {
    boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
