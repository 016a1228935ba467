package org.throughline.workspace;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.throughline.digest.Sha256;
import org.throughline.workspace.RefusedException.Reason;

/// A folder that a command fills, and fills anew: what it wrote there before is replaced, what anybody else put
/// there or changed is never touched.
///
/// Files are written to a hidden folder inside and moved when all are there, so that nothing half-written is
/// ever seen.
public final class OwnFolder {

  private static final String DRAFT = ".throughline-draft";

  private final Path folder;
  private final String command;
  private final Map<String, Set<String>> before;

  private OwnFolder(Path folder, String command, Map<String, Set<String>> before) {
    this.folder = folder;
    this.command = command;
    this.before = before;
  }

  /// Writes files into the folder it is given.
  ///
  /// @param <T> what comes of it
  @FunctionalInterface
  public interface Filling<T> {
    T into(Path draft) throws IOException, RefusedException;
  }

  /// Opens a folder for a command; nothing is written yet.
  ///
  /// @param command the name that the folder is marked with
  /// @throws RefusedException when it holds anything that the command did not write
  public static OwnFolder open(Path folder, String command) throws RefusedException, IOException {
    Optional<Path> inTheWay = FolderTree.inTheWay(folder);
    if (inTheWay.isPresent()) {
      throw refused(inTheWay.get() + " is there and no folder");
    }
    if (Marker.isIn(folder, command)) {
      return new OwnFolder(folder, command, listed(folder));
    }
    if (Files.exists(folder)) {
      try (Stream<Path> entries = Files.list(folder)) {
        if (entries.anyMatch(entry -> !entry.endsWith(DRAFT))) {
          throw refused(folder + " holds files that `" + command + "` did not write");
        }
      }
    }
    return new OwnFolder(folder, command, Map.of());
  }

  private static RefusedException refused(String what) {
    return new RefusedException(
        Reason.BAD_OUTPUT,
        what
            + "; nothing was written. Valid: a new or an empty folder, or one made by the same"
            + " command and left as it was");
  }

  private static Map<String, Set<String>> listed(Path folder) throws IOException, RefusedException {
    Map<String, Set<String>> listed = new TreeMap<>();
    for (String line : Marker.lines(folder)) {
      String[] parts = line.split("  ", 2);
      listed.computeIfAbsent(parts[1], path -> new TreeSet<>()).add(parts[0]);
    }
    for (Map.Entry<String, Set<String>> file : listed.entrySet()) {
      Path path = folder.resolve(file.getKey());
      if (Files.exists(path) && !file.getValue().contains(Sha256.of(path))) {
        throw refused(path + " was changed since it was written");
      }
    }
    return listed;
  }

  /// Fills the folder, and removes what an earlier filling left and this one has not written again.
  ///
  /// @throws RefusedException when a file would take the place of one that the command did not write
  public <T> T fill(Filling<T> filling) throws IOException, RefusedException {
    List<Path> missing = FolderTree.missing(folder);
    Path draft = folder.resolve(DRAFT);
    boolean done = false;
    try {
      if (Files.exists(draft)) {
        FolderTree.remove(draft);
      }
      Files.createDirectories(draft);
      T result = filling.into(draft);
      take(draft);
      done = true;
      return result;
    } finally {
      if (Files.exists(draft)) {
        FolderTree.remove(draft);
      }
      if (!done) {
        FolderTree.removeAsFarAsEmpty(missing);
      }
    }
  }

  private void take(Path draft) throws IOException, RefusedException {
    Map<String, Set<String>> now = new TreeMap<>();
    for (String path : FolderTree.files(draft)) {
      if (Files.exists(folder.resolve(path), NOFOLLOW_LINKS) && !before.containsKey(path)) {
        throw refused(folder.resolve(path) + " is there already, and not from `" + command + "`");
      }
      now.put(path, Set.of(Sha256.of(draft.resolve(path))));
    }
    List<String> either = lines(before);
    either.addAll(lines(now));
    Marker.write(folder, command, either);
    for (String path : before.keySet()) {
      Files.deleteIfExists(folder.resolve(path));
    }
    for (String path : now.keySet()) {
      Path target = folder.resolve(path);
      Files.createDirectories(target.getParent());
      Files.move(draft.resolve(path), target);
    }
    removeEmptied(now);
    Marker.write(folder, command, lines(now));
  }

  private void removeEmptied(Map<String, Set<String>> now) throws IOException {
    for (String path : before.keySet()) {
      if (!now.containsKey(path)) {
        FolderTree.removeEmptyFolders(folder, Path.of(path).getParent());
      }
    }
  }

  private static List<String> lines(Map<String, Set<String>> files) {
    List<String> lines = new ArrayList<>();
    files.forEach((path, digests) -> digests.forEach(digest -> lines.add(digest + "  " + path)));
    return lines;
  }
}
