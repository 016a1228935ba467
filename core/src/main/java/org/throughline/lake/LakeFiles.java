package org.throughline.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The Parquet files of a built lake.
public final class LakeFiles {

  private static final String SUFFIX = ".parquet";

  private LakeFiles() {}

  /// The file of each table, by table name.
  public static Map<String, Path> tables(Path lake) {
    Map<String, Path> tables = new TreeMap<>();
    try (Stream<Path> files = Files.list(lake)) {
      files
          .filter(file -> file.getFileName().toString().endsWith(SUFFIX))
          .forEach(
              file -> {
                String name = file.getFileName().toString();
                tables.put(name.substring(0, name.length() - SUFFIX.length()), file);
              });
    } catch (IOException e) {
      throw new UncheckedIOException("The lake " + lake + " cannot be listed", e);
    }
    return tables;
  }
}
