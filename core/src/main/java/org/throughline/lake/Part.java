package org.throughline.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.throughline.engine.EmbeddedDatabase;
import org.throughline.engine.EngineException;
import org.throughline.engine.FileNotes;

/// A Parquet file being written: one thread puts rows, another compresses and writes them. The file is
/// there when [#close()] returns, and only when a row was put.
final class Part {

  /// Rows that are compressed together; more of them need more memory.
  private static final int ROW_GROUP = 40_960;

  /// One thread keeps the rows in order by itself. Nothing is spilled: what waits for compression is
  /// bounded by the row group.
  private static final List<String> SETTINGS =
      List.of(
          "set threads = 1",
          "set preserve_insertion_order = false",
          "set memory_limit = '512MB'",
          "set temp_directory = ''");

  private final LakeTable table;
  private final String source;
  private final Path file;
  private final Batch batch;
  private @Nullable Writing writing;

  /// @param source release, file and sheet, for the file to say
  Part(LakeTable table, String source, Path file) {
    this.table = table;
    this.source = source;
    this.file = file;
    this.batch = new Batch(table.columns());
  }

  /// The stream and the thread that pulls from it.
  private record Writing(ArrowStream stream, CompletableFuture<Void> done) {}

  /// The file, which is there only when a row was put and [#close()] returned.
  Path file() {
    return file;
  }

  /// The table that it is a part of.
  String table() {
    return table.name();
  }

  /// Where the values of the current row go.
  Batch row() {
    return batch;
  }

  void endRow() {
    batch.endRow();
    if (batch.isFull()) {
      flush();
    }
  }

  private void flush() {
    Writing open = writing == null ? begin() : writing;
    writing = open;
    try {
      open.stream().put(batch.export(open.stream().arena()));
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private Writing begin() {
    ArrowStream stream = new ArrowStream(table.columns());
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .name("part " + file.getFileName())
        .start(
            () -> {
              try {
                copy(stream);
                done.complete(null);
              } catch (SQLException | IOException | RuntimeException | Error e) {
                // Also an error: the thread that puts rows would wait for this one forever.
                done.completeExceptionally(e);
                drain(stream);
              }
            });
    return new Writing(stream, done);
  }

  private static void drain(ArrowStream stream) {
    try {
      while (stream.drain()) {
        // Until the other thread says that it is done.
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void copy(ArrowStream stream) throws SQLException, IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (DuckDBConnection database = EmbeddedDatabase.open();
        Statement statement = database.createStatement()) {
      for (String setting : SETTINGS) {
        statement.execute(setting);
      }
      database.registerArrowStream("rows", stream.handle());
      statement.execute(
          String.format(
              Locale.ROOT,
              "copy (select * from rows) to '%s' (format parquet, compression zstd, row_group_size"
                  + " %d%s)",
              file.toString().replace("'", "''"),
              ROW_GROUP,
              FileNotes.option(table.notes(source))));
    }
  }

  /// Writes what is left and waits for the file.
  void close() {
    if (!batch.isEmpty()) {
      flush();
    }
    Writing open = writing;
    if (open != null) {
      try {
        open.stream().end();
        open.done().join();
      } catch (InterruptedException e) {
        throw interrupted(e);
      } catch (CompletionException e) {
        throw new EngineException("The lake cannot be written to " + file, e);
      } finally {
        writing = null;
      }
      open.stream().close();
    }
  }

  /// Gives up: no file remains.
  void abandon() throws IOException {
    Writing open = writing;
    writing = null;
    if (open != null) {
      try {
        open.stream().abandon();
        open.done().exceptionally(expected -> null).join();
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
      open.stream().close();
      Files.deleteIfExists(file);
    }
  }

  private static EngineException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new EngineException("Interrupted while writing the lake", e);
  }
}
