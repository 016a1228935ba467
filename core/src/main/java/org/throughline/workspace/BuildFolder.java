package org.throughline.workspace;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.throughline.workspace.RefusedException.Reason;

/// The folder that builds go to. A build is written to `builds/N`; renaming the link `current` makes
/// it the current one in a single step. `lake`, `measures` and `published` are links into it; a
/// comparison has no lake and no measures of its own.
///
/// Killed at any moment, the link still names the last good build. Opening the folder removes what
/// an unfinished build left.
public final class BuildFolder implements AutoCloseable {

  private static final List<String> PARTS = List.of("lake", "measures", "published");

  private final Path root;
  private final FileChannel lock;

  private BuildFolder(Path root, FileChannel lock) {
    this.root = root;
    this.lock = lock;
  }

  /// Opens the folder for a build, creating it, and removes leftovers.
  ///
  /// @throws RefusedException when it cannot be written, holds something else, or is in use
  public static BuildFolder open(Path root) throws RefusedException {
    try {
      refuseForeign(root);
      Files.createDirectories(root.resolve("builds"));
      FileChannel channel =
          FileChannel.open(
              root.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!tryLock(channel)) {
        channel.close();
        throw new RefusedException(
            Reason.BAD_OUTPUT, root + " is in use by another build; wait for it to end");
      }
      BuildFolder folder = new BuildFolder(root, channel);
      folder.removeAllButCurrent();
      return folder;
    } catch (IOException e) {
      throw new RefusedException(
          Reason.BAD_OUTPUT,
          "%s cannot be written (%s). Valid: a folder you may write to, or a new one"
              .formatted(root, reason(e)));
    }
  }

  private static String reason(IOException e) {
    String kind = e.getClass().getSimpleName().replace("Exception", "");
    return kind.equals("IO") ? String.valueOf(e.getMessage()) : kind + ": " + e.getMessage();
  }

  private static void refuseForeign(Path root) throws IOException, RefusedException {
    if (!Files.exists(root) || Files.exists(root.resolve("builds"))) {
      return;
    }
    if (!Files.isDirectory(root)) {
      throw new RefusedException(
          Reason.BAD_OUTPUT, root + " is a file. Valid: a folder, or a new one");
    }
    try (Stream<Path> files = Files.list(root)) {
      if (files.findAny().isPresent()) {
        throw new RefusedException(
            Reason.BAD_OUTPUT,
            root + " holds other files. Valid: an empty folder, a new one, or that of a build");
      }
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock held = channel.tryLock();
      return held != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /// The last good build, if there is one.
  public static Optional<Path> current(Path root) {
    Path current = root.resolve("current");
    return Files.isDirectory(current) ? Optional.of(current) : Optional.empty();
  }

  /// The last good build.
  ///
  /// @throws RefusedException when there is none
  public static Path requireCurrent(Path root) throws RefusedException {
    return current(root)
        .orElseThrow(
            () ->
                new RefusedException(
                    Reason.BAD_INPUT,
                    root + " holds no build. Valid: a folder that `throughline build` made"));
  }

  /// A new, empty place for a build.
  public Path begin() throws IOException {
    int number = 1;
    while (Files.exists(place(number))) {
      number++;
    }
    return Files.createDirectory(place(number));
  }

  private Path place(int number) {
    return root.resolve("builds").resolve("%04d".formatted(number));
  }

  /// Makes a finished build the current one, then removes the one before.
  public void makeCurrent(Path build) throws IOException {
    link("current", Path.of("builds").resolve(build.getFileName()));
    for (String part : PARTS) {
      if (Files.exists(build.resolve(part))) {
        link(part, Path.of("current").resolve(part));
      }
    }
    removeAllButCurrent();
  }

  private void link(String name, Path target) throws IOException {
    Path link = root.resolve(name);
    if (Files.isSymbolicLink(link) && Files.readSymbolicLink(link).equals(target)) {
      return;
    }
    Path fresh = root.resolve("." + name + ".new");
    Files.deleteIfExists(fresh);
    Files.createSymbolicLink(fresh, target);
    Files.move(fresh, link, StandardCopyOption.ATOMIC_MOVE);
  }

  private void removeAllButCurrent() throws IOException {
    Optional<Path> current = currentTarget();
    List<Path> others = new ArrayList<>();
    try (Stream<Path> builds = Files.list(root.resolve("builds"))) {
      builds
          .filter(build -> !Optional.of(build.getFileName()).equals(current))
          .forEach(others::add);
    }
    for (Path other : others) {
      FolderTree.remove(other);
    }
  }

  private Optional<Path> currentTarget() throws IOException {
    try {
      return Optional.of(Files.readSymbolicLink(root.resolve("current")).getFileName());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
