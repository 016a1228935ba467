package org.throughline.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the files of data sets back: every number in a CSV is reported by its id, and the Parquet and
/// the JSON-stat file beside it have to say the same, no more and no less.
final class DataFilesCheck {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// Takes a number that a file shows.
  interface Shown {
    void number(String id, long value, String where);
  }

  private final SqlEngine engine;
  private final Shown shown;
  private final Consumer<String> problems;

  private DataFilesCheck(SqlEngine engine, Shown shown, Consumer<String> problems) {
    this.engine = engine;
    this.shown = shown;
    this.problems = problems;
  }

  static void read(Path published, SqlEngine engine, Shown shown, Consumer<String> problems)
      throws IOException {
    Path data = published.resolve("data");
    if (Files.isDirectory(data)) {
      DataFilesCheck check = new DataFilesCheck(engine, shown, problems);
      try (Stream<Path> files = Files.list(data)) {
        for (Path csv : files.filter(file -> file.toString().endsWith(".csv")).sorted().toList()) {
          check.dataSet(csv);
        }
      }
    }
  }

  private void dataSet(Path csv) throws IOException {
    String stem = csv.toString().substring(0, csv.toString().length() - ".csv".length());
    List<Row> rows =
        engine.rows(
            "select id, status, value from read_csv(?, header = true, all_varchar = true)",
            csv.toString());
    for (Row row : rows) {
      if (!row.isNull(2)) {
        shown.number(row.text(0), Long.parseLong(row.text(2)), "file " + csv.getFileName());
      }
    }
    Path parquet = Path.of(stem + ".parquet");
    if (Files.exists(parquet) && !parquet(parquet).equals(rows)) {
      problems.accept(parquet.getFileName() + " does not say what the CSV beside it says");
    }
    Path json = Path.of(stem + ".json");
    if (Files.exists(json) && !jsonStat(json).equals(values(rows))) {
      problems.accept(json.getFileName() + " does not say what the CSV beside it says");
    }
  }

  private List<Row> parquet(Path file) {
    return engine.rows(
        "select id, status, cast(value as varchar) from read_parquet(?) order by line",
        file.toString());
  }

  private static List<String> values(List<Row> rows) {
    return rows.stream().map(row -> row.text(2) + " " + row.text(1)).sorted().toList();
  }

  /// The cube's numbers with their statuses.
  private static List<String> jsonStat(Path file) throws IOException {
    List<String> values = new ArrayList<>();
    try {
      JsonNode root = JSON.readTree(Files.readAllBytes(file));
      root.path("value")
          .properties()
          .forEach(
              one ->
                  values.add(
                      one.getValue().asString("")
                          + " "
                          + root.path("status").path(one.getKey()).asString("")));
    } catch (JacksonException e) {
      return List.of("damaged");
    }
    return values.stream().sorted().toList();
  }
}
