package org.throughline.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The Parquet files of a built lake.
///
/// `ledger` and `columns` are a file each. Every other table is a folder with one file for each sheet
/// that has rows of it, in the order in which the sheets were read.
public final class LakeFiles {

  private static final String SUFFIX = ".parquet";

  /// What is made from the lake is kept beside its tables and is not one of them.
  private static final String LIFECYCLE = "lifecycle";

  private LakeFiles() {}

  /// The file or folder of each table, by table name.
  public static Map<String, Path> tables(Path lake) {
    Map<String, Path> tables = new TreeMap<>();
    try (Stream<Path> all = Files.list(lake)) {
      for (Path path : all.toList()) {
        String name = String.valueOf(path.getFileName());
        if (name.endsWith(SUFFIX)) {
          tables.put(name.substring(0, name.length() - SUFFIX.length()), path);
        } else if (Files.isDirectory(path) && !name.equals(LIFECYCLE)) {
          tables.put(name, path);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The lake " + lake + " cannot be listed", e);
    }
    return tables;
  }

  static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }
}
