package org.throughline.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;
import org.throughline.temporary.TemporaryFolder;

/// Opens databases of the embedded engine, each of its own and in memory. Any number of threads may open one.
public final class EmbeddedDatabase {

  private static final Path MAPPED = Path.of("/proc/self/maps");
  private static final Pattern LIBRARY = Pattern.compile("(?m) (/\\S*/libduckdb_java\\d+\\.so)$");

  private static final String NAMES = "libduckdb_java[0-9]*.so";
  private static final Duration FORGOTTEN = Duration.ofMinutes(1);

  private EmbeddedDatabase() {}

  /// A fresh database that keeps to the memory this process may use.
  public static DuckDBConnection open() throws SQLException {
    TemporaryFolder.removeForgottenOnce();
    DuckDBConnection database =
        DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
    removeLibraryCopy();
    try (Statement statement = database.createStatement()) {
      statement.execute("set memory_limit = '" + EngineMemory.bytes() + "B'");
    }
    return database;
  }

  /// The driver copies its library (60 MB) into the folder for temporary files and removes it when the program ends, but not
  /// when it is killed. Once the library is loaded Linux needs its name no longer. A copy is left where a program was
  /// killed before that, and goes here when the next one begins.
  private static void removeLibraryCopy() {
    try {
      if (Files.isReadable(MAPPED)) {
        Matcher copies = LIBRARY.matcher(Files.readString(MAPPED, StandardCharsets.UTF_8));
        while (copies.find()) {
          Path copy = Path.of(copies.group(1));
          removeOlder(copy);
          Files.deleteIfExists(copy);
        }
      }
    } catch (IOException e) {
      // Then the driver removes it at the end.
    }
  }

  /// Copies of the same user that nobody has written to for a minute: they are loaded, and needed by name no longer, or
  /// forgotten.
  private static void removeOlder(Path copy) throws IOException {
    Instant latest = Instant.now().minus(FORGOTTEN);
    UserPrincipal owner = Files.getOwner(copy);
    try (DirectoryStream<Path> all = Files.newDirectoryStream(copy.resolveSibling(""), NAMES)) {
      for (Path one : all) {
        if (Files.isRegularFile(one, LinkOption.NOFOLLOW_LINKS)
            && Files.getOwner(one, LinkOption.NOFOLLOW_LINKS).equals(owner)
            && Files.getLastModifiedTime(one).toInstant().isBefore(latest)) {
          Files.deleteIfExists(one);
        }
      }
    }
  }
}
