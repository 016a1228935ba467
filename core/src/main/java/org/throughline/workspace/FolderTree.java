package org.throughline.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A folder with everything in it.
public final class FolderTree {

  private FolderTree() {}

  /// Removes a folder; links are removed, not what they lead to.
  ///
  /// @throws IOException if it is not there, or something in it cannot be removed
  public static void remove(Path folder) throws IOException {
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(folder)) {
      paths = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.delete(path);
    }
  }
}
