package org.throughline.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import org.throughline.lake.LakeFiles;

/// A lake several times as large as another one, with other people in every copy of its rows.
final class CopiedLake {

  /// Tables whose rows are not about one person each.
  private static final Set<String> WITHOUT_PEOPLE = Set.of("anomalies", "rejects");

  private static final String LEDGER = "ledger";

  /// Added to the numbers of people for each copy.
  private static final long STEP = 1_000_003;

  private final Path lake;
  private final Path copy;
  private final int copies;

  CopiedLake(Path lake, Path copy, int copies) {
    this.lake = lake;
    this.copy = copy;
    this.copies = copies;
  }

  /// Writes the copy.
  void write() throws IOException, SQLException {
    Files.createDirectories(copy);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("set memory_limit = '1GB'");
      for (Map.Entry<String, Path> table : LakeFiles.tables(lake).entrySet()) {
        if (!Files.isDirectory(table.getValue()) && !table.getKey().equals(LEDGER)) {
          // Of labels and facilities, which are the same for all.
          Files.copy(table.getValue(), copy.resolve(table.getValue().getFileName()));
          continue;
        }
        for (int number = 0; number < copies; number++) {
          copy(statement, table, number);
        }
      }
    }
  }

  private void copy(Statement statement, Map.Entry<String, Path> table, int number)
      throws IOException, SQLException {
    String name = table.getKey();
    Path from = table.getValue();
    Path folder = Files.createDirectories(copy.resolve(name));
    String person =
        WITHOUT_PEOPLE.contains(name) || name.equals(LEDGER)
            ? ""
            : ", person % 9000000000000000000 + " + number * STEP + " as person";
    statement.execute(
        "copy (select * replace (origin_file || '-%s' as origin_file%s) from read_parquet('%s')) to '%s' (format parquet, compression zstd)"
            .formatted(
                Integer.toString(number),
                person,
                Files.isDirectory(from) ? from.resolve("*.parquet") : from,
                folder.resolve(number + ".parquet")));
  }
}
