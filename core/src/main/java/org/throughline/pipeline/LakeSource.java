package org.throughline.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.throughline.releases.UnreadableReleaseException;
import org.throughline.workspace.BuildFolder;
import org.throughline.workspace.RefusedException;
import org.throughline.workspace.RefusedException.Reason;

/// The lake of a build, or one made from released files and removed after use.
///
/// @param lake the lake's folder
/// @param temporary what has to be removed after use
public record LakeSource(Path lake, Optional<Path> temporary) implements AutoCloseable {

  private static final int ATTEMPTS = 50;

  /// @param place a build's folder, a released file, or a folder of them
  public static LakeSource of(Path place, Build build)
      throws RefusedException, IOException, UnreadableReleaseException {
    if (BuildFolder.current(place).isPresent()) {
      Path lake = BuildFolder.requireCurrent(place).resolve("lake");
      return new LakeSource(requireLake(lake, place), Optional.empty());
    }
    LakeSource source = inTemporaryFolder();
    try {
      build.lakeOnly(place, source.lake());
      return source;
    } catch (RefusedException | IOException | UnreadableReleaseException | RuntimeException e) {
      source.close();
      throw e;
    }
  }

  private static Path requireLake(Path lake, Path place) throws RefusedException {
    if (!Files.isDirectory(lake)) {
      throw new RefusedException(
          Reason.BAD_INPUT,
          place
              + " holds no lake. Valid: a folder that `throughline build` made, or released files");
    }
    return lake;
  }

  private static LakeSource inTemporaryFolder() throws IOException {
    Path folder = Files.createTempDirectory("throughline-diff");
    // It holds rows about people: when the program is interrupted it must not stay behind.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> removeAtTheEnd(folder)));
    return new LakeSource(folder.resolve("lake"), Optional.of(folder));
  }

  /// The threads that fill the folder may still be running, so it may take more than one attempt.
  private static void removeAtTheEnd(Path folder) {
    for (int attempt = 0; attempt < ATTEMPTS && Files.exists(folder); attempt++) {
      try {
        remove(folder);
      } catch (IOException e) {
        // Something was written meanwhile; the next attempt finds it.
      }
    }
  }

  private static void remove(Path folder) throws IOException {
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(folder)) {
      paths = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.deleteIfExists(path);
    }
  }

  @Override
  public void close() throws IOException {
    if (temporary.isPresent() && Files.exists(temporary.get())) {
      remove(temporary.get());
    }
  }
}
