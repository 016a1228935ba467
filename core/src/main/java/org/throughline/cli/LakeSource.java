package org.throughline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.throughline.releases.UnreadableReleaseException;

/// The lake of a build, or one made from released files and removed after use.
///
/// @param lake the lake's folder
/// @param temporary what has to be removed after use
record LakeSource(Path lake, Optional<Path> temporary) implements AutoCloseable {

  /// @param place a build's folder, a released file, or a folder of them
  static LakeSource of(Path place, Build build)
      throws CommandException, IOException, UnreadableReleaseException {
    Optional<Path> current = BuildFolder.current(place);
    if (current.isPresent()) {
      return new LakeSource(requireLake(current.get().resolve("lake"), place), Optional.empty());
    }
    LakeSource source = inTemporaryFolder();
    try {
      build.lakeOnly(place, source.lake());
      return source;
    } catch (CommandException | IOException | UnreadableReleaseException | RuntimeException e) {
      source.close();
      throw e;
    }
  }

  private static Path requireLake(Path lake, Path place) throws CommandException {
    if (!Files.isDirectory(lake)) {
      throw new CommandException(
          ExitCode.BAD_INPUT,
          place
              + " holds no lake. Valid: a folder that `throughline build` made, or released files");
    }
    return lake;
  }

  private static LakeSource inTemporaryFolder() throws IOException {
    Path folder = Files.createTempDirectory("throughline-diff");
    return new LakeSource(folder.resolve("lake"), Optional.of(folder));
  }

  @Override
  public void close() throws IOException {
    if (temporary.isEmpty()) {
      return;
    }
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(temporary.get())) {
      paths = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.delete(path);
    }
  }
}
