package org.throughline.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.throughline.releases.UnreadableReleaseException;
import org.throughline.temporary.TemporaryFolder;
import org.throughline.workspace.BuildFolder;
import org.throughline.workspace.RefusedException;
import org.throughline.workspace.RefusedException.Reason;

/// The lake of a build, or one made from released files and removed after use.
///
/// @param lake the lake's folder
/// @param temporary what has to be removed after use
public record LakeSource(Path lake, Optional<TemporaryFolder> temporary) implements AutoCloseable {

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
    // It holds rows about people: whatever ends the program, it must not stay behind.
    TemporaryFolder folder = TemporaryFolder.make("diff");
    return new LakeSource(folder.path().resolve("lake"), Optional.of(folder));
  }

  @Override
  public void close() throws IOException {
    if (temporary.isPresent()) {
      temporary.get().close();
    }
  }
}
