package org.throughline.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

  /// The names of all files in a folder and below, relative to it, with forward slashes, sorted.
  static List<String> files(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(path -> !Files.isDirectory(path))
          .map(path -> folder.relativize(path).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  /// Removes `inner` and the folders around it inside `folder`, from the innermost, as long as they are empty.
  static void removeEmptyFolders(Path folder, @Nullable Path inner) throws IOException {
    for (Path one = inner; one != null; one = one.getParent()) {
      Path place = folder.resolve(one);
      if (Files.isDirectory(place)) {
        if (!isEmpty(place)) {
          return;
        }
        Files.delete(place);
      }
    }
  }

  public static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }
}
