package org.throughline.serve;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/// A folder among the system's temporary files for one answer, since the engine writes Parquet to files only. One that a
/// killed server left is removed by the next.
///
/// @param folder named after the process that made it
record Scratch(Path folder) implements AutoCloseable {

  private static final String NAME = "throughline-serve-";
  private static final Duration FORGOTTEN = Duration.ofMinutes(1);

  static Scratch make() throws IOException {
    return new Scratch(Files.createTempDirectory(NAME + ProcessHandle.current().pid() + "-"));
  }

  Path file() {
    return folder.resolve("rows.parquet");
  }

  /// Removes what servers left that run no more. What cannot be removed stays.
  static void removeForgotten() {
    Path place = Path.of(System.getProperty("java.io.tmpdir"));
    try (DirectoryStream<Path> all = Files.newDirectoryStream(place, NAME + "*-*")) {
      for (Path one : all) {
        if (isForgotten(one)) {
          remove(one);
        }
      }
    } catch (IOException _) {
      // Then it stays.
    }
  }

  private static void remove(Path one) {
    try {
      new Scratch(one).close();
    } catch (IOException _) {
      // Somebody else's, or gone already.
    }
  }

  private static boolean isForgotten(Path folder) throws IOException {
    String pid =
        String.valueOf(folder.getFileName()).substring(NAME.length()).replaceAll("-.*", "");
    Instant latest = Instant.now().minus(FORGOTTEN);
    return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        && pid.matches("\\d{1,18}")
        && (Long.parseLong(pid) == ProcessHandle.current().pid()
            || ProcessHandle.of(Long.parseLong(pid)).isEmpty())
        && Files.getLastModifiedTime(folder).toInstant().isBefore(latest);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file());
    Files.deleteIfExists(folder);
  }
}
