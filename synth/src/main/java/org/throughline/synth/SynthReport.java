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

  /// The same after the folder `from` was moved to `to`.
  public SynthReport moved(Path from, Path to) {
    return new SynthReport(
        files.stream()
            .map(f -> new Written(to.resolve(from.relativize(f.file())), f.table(), f.rows()))
            .toList(),
        to.resolve(from.relativize(truth)));
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
