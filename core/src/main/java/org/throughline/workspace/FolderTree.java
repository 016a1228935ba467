package org.throughline.workspace;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A folder with everything in it.
public final class FolderTree {

  private FolderTree() {}

  /// Removes a folder; links are removed, not what they lead to.
  ///
  /// @throws IOException if it is not there, or something in it cannot be removed
  public static void remove(Path folder) throws IOException {
    removeInside(folder);
    Files.delete(folder);
  }

  /// Removes all that is in a folder, and leaves the folder.
  static void removeInside(Path folder) throws IOException {
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(folder)) {
      paths = walk.filter(path -> !path.equals(folder)).sorted(Comparator.reverseOrder()).toList();
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
    List<Path> places = new ArrayList<>();
    for (Path one = inner; one != null; one = one.getParent()) {
      places.add(folder.resolve(one));
    }
    removeAsFarAsEmpty(places);
  }

  /// What stands where a folder, or one around it, is to be: a file, or a link that leads nowhere.
  static Optional<Path> inTheWay(Path folder) {
    for (@Nullable Path one = folder; one != null; one = one.getParent()) {
      if (Files.exists(one, NOFOLLOW_LINKS) && !Files.isDirectory(one)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  /// A folder and those around it that are not there yet, from the innermost.
  static List<Path> missing(Path folder) {
    List<Path> missing = new ArrayList<>();
    for (@Nullable Path one = folder.toAbsolutePath(); one != null; one = one.getParent()) {
      if (Files.exists(one, NOFOLLOW_LINKS)) {
        break;
      }
      missing.add(one);
    }
    return missing;
  }

  /// Removes folders, from the innermost, as long as they are empty.
  static void removeAsFarAsEmpty(List<Path> folders) throws IOException {
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        if (!isEmpty(folder)) {
          return;
        }
        Files.delete(folder);
      }
    }
  }

  public static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }
}
