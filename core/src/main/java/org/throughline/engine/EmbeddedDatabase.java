package org.throughline.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;

/// Opens databases of the embedded engine, each of its own and in memory. Any number of threads may open one.
public final class EmbeddedDatabase {

  private static final Path MAPPED = Path.of("/proc/self/maps");
  private static final Pattern LIBRARY = Pattern.compile("(?m) (/\\S*/libduckdb_java\\d+\\.so)$");

  private EmbeddedDatabase() {}

  /// A fresh database that keeps to the memory this process may use.
  public static DuckDBConnection open() throws SQLException {
    DuckDBConnection database =
        DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
    removeLibraryCopy();
    try (Statement statement = database.createStatement()) {
      statement.execute("set memory_limit = '" + EngineMemory.bytes() + "B'");
    }
    return database;
  }

  /// The driver copies its library (60 MB) into the folder for temporary files and removes it when the program ends, but not
  /// when it is killed. Once the library is loaded Linux needs its name no longer.
  private static void removeLibraryCopy() {
    try {
      if (Files.isReadable(MAPPED)) {
        Matcher copies = LIBRARY.matcher(Files.readString(MAPPED, StandardCharsets.UTF_8));
        while (copies.find()) {
          Files.deleteIfExists(Path.of(copies.group(1)));
        }
      }
    } catch (IOException e) {
      // Then the driver removes it at the end.
    }
  }
}
