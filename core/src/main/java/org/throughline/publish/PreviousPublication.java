package org.throughline.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What was published last, kept beside a new build so that its changes can be told, and told again by an audit when
/// the build before is gone.
public final class PreviousPublication {

  /// The folder in a build.
  public static final String FOLDER = "before";

  /// In it and in a published folder: the versions of the data sets, and why they changed.
  public static final String CHANGES = DataVersions.FILE;

  private PreviousPublication() {}

  /// Copies the data sets and their versions.
  ///
  /// @param published the folder that is published now
  /// @param build the new build
  /// @return the folder with the copies; empty if nothing was published yet
  public static Optional<Path> keep(Path published, Path build) throws IOException {
    if (Files.isDirectory(published.resolve("data"))) {
      copy(published, build.resolve(FOLDER));
    }
    return in(build);
  }

  /// Copies the data sets and their versions to a folder.
  public static void copy(Path published, Path folder) throws IOException {
    Path data = published.resolve("data");
    Path target = Files.createDirectories(folder.resolve("data"));
    try (Stream<Path> files = Files.list(data)) {
      List<Path> sets = files.filter(file -> file.toString().endsWith(".csv")).toList();
      for (Path file : sets) {
        Files.copy(file, target.resolve(file.getFileName()));
      }
    }
    Path standing = published.resolve(Standing.FOLDER);
    if (Files.isDirectory(standing)) {
      Path kept = Files.createDirectories(folder.resolve(Standing.FOLDER));
      try (Stream<Path> files = Files.list(standing)) {
        for (Path file : files.toList()) {
          Files.copy(file, kept.resolve(file.getFileName()));
        }
      }
    }
    Path versions = published.resolve(DataVersions.FILE);
    if (Files.isRegularFile(versions)) {
      Files.copy(versions, folder.resolve(DataVersions.FILE));
    }
  }

  /// The folder in a build; empty if nothing had been published before it.
  public static Optional<Path> in(Path build) {
    return Optional.of(build.resolve(FOLDER)).filter(Files::isDirectory);
  }
}
