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

  private PreviousPublication() {}

  /// Copies the data sets and their versions.
  ///
  /// @param published the folder that is published now
  /// @param build the new build
  /// @return the folder with the copies; empty if nothing was published yet
  public static Optional<Path> keep(Path published, Path build) throws IOException {
    Path data = published.resolve("data");
    if (!Files.isDirectory(data)) {
      return Optional.empty();
    }
    Path target = Files.createDirectories(build.resolve(FOLDER).resolve("data"));
    try (Stream<Path> files = Files.list(data)) {
      List<Path> sets = files.filter(file -> file.toString().endsWith(".csv")).toList();
      for (Path file : sets) {
        Files.copy(file, target.resolve(file.getFileName()));
      }
    }
    Path versions = published.resolve(DataVersions.FILE);
    if (Files.isRegularFile(versions)) {
      Files.copy(versions, build.resolve(FOLDER).resolve(DataVersions.FILE));
    }
    return in(build);
  }

  /// The folder in a build; empty if nothing had been published before it.
  public static Optional<Path> in(Path build) {
    return Optional.of(build.resolve(FOLDER)).filter(Files::isDirectory);
  }
}
