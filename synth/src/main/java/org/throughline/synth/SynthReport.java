package org.throughline.synth;

import java.nio.file.Path;
import java.util.List;

/// What was written.
///
/// @param files the release files, in writing order
/// @param truth the folder with the truth
public record SynthReport(List<Written> files, Path truth) {

  /// One release file and the number of data rows in it.
  public record Written(Path file, String table, long rows) {}

  public SynthReport {
    files = List.copyOf(files);
  }

  /// Data rows in all files of a table.
  public long rows(String table) {
    return files.stream().filter(f -> f.table().equals(table)).mapToLong(Written::rows).sum();
  }

  /// Data rows in all files.
  public long rows() {
    return files.stream().mapToLong(Written::rows).sum();
  }
}
