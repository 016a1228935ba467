package org.throughline.temporary;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/// A folder among the system's temporary files, readable by its user alone. It goes when it is closed or when the program
/// ends. A program that is killed leaves it; but it held a lock in it, which the system takes back, and the next program
/// removes what nobody holds.
public final class TemporaryFolder implements AutoCloseable {

  private static final String NAME = "throughline-";
  private static final String LOCK = ".in-use";
  private static final String INSIDE = "files";

  /// Longer than it takes to hold the lock of a folder that was just made.
  private static final Duration FORGOTTEN = Duration.ofMinutes(1);

  /// Threads that fill the folder may still run when the program ends.
  private static final int ATTEMPTS = 50;

  /// Who opens a file again and closes it loses the lock that he has on it.
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private static final AtomicBoolean LOOKED = new AtomicBoolean();

  private final Path folder;
  private final Optional<FileChannel> lock;
  private final Thread removal = new Thread(this::removeAtTheEnd);

  private TemporaryFolder(Path folder, Optional<FileChannel> lock) {
    this.folder = folder;
    this.lock = lock;
    Runtime.getRuntime().addShutdownHook(removal);
  }

  /// A fresh folder.
  ///
  /// @param what it is for, in a word: part of its name
  public static TemporaryFolder make(String what) throws IOException {
    removeForgottenOnce();
    Path folder = Files.createTempDirectory(NAME + what);
    OWN.add(folder);
    Files.createDirectory(folder.resolve(INSIDE));
    return new TemporaryFolder(folder, hold(folder));
  }

  private static Optional<FileChannel> hold(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return Optional.of(channel);
      }
    } catch (IOException _) {
      // Where nothing can be locked, nobody will find it free either.
    }
    channel.close();
    return Optional.empty();
  }

  /// Where its files go.
  public Path path() {
    return folder.resolve(INSIDE);
  }

  /// Removes what killed programs left, once in the life of this one. What cannot be removed stays.
  public static void removeForgottenOnce() {
    if (!LOOKED.getAndSet(true)) {
      removeForgotten(Path.of(System.getProperty("java.io.tmpdir")));
    }
  }

  static void removeForgotten(Path place) {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(place, NAME + "*")) {
      for (Path one : all) {
        removeIfForgotten(one);
      }
    } catch (IOException _) {
      // Then they stay.
    }
  }

  private static void removeIfForgotten(Path folder) {
    try {
      if (!OWN.contains(folder) && isOld(folder) && isOfThisUser(folder) && isFree(folder)) {
        removeAll(folder);
      }
    } catch (IOException _) {
      // Somebody else's, or gone already.
    }
  }

  private static boolean isOld(Path folder) throws IOException {
    return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        && Files.getLastModifiedTime(folder).toInstant().isBefore(Instant.now().minus(FORGOTTEN));
  }

  private static boolean isOfThisUser(Path folder) throws IOException {
    String owner = Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).getName();
    return ProcessHandle.current().info().user().filter(owner::equals).isPresent();
  }

  /// Whether nobody holds its lock. A folder without one is of a program that was killed as it made it, and empty, or of an
  /// earlier version of this program, which may still run.
  private static boolean isFree(Path folder) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            folder.resolve(LOCK), StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      try (FileLock held = channel.tryLock()) {
        return held != null;
      }
    } catch (NoSuchFileException _) {
      return isWithoutFiles(folder);
    }
  }

  private static boolean isWithoutFiles(Path folder) throws IOException {
    try (Stream<Path> inside = Files.walk(folder)) {
      return inside.allMatch(one -> Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS));
    }
  }

  @Override
  public void close() throws IOException {
    remove();
    try {
      Runtime.getRuntime().removeShutdownHook(removal);
    } catch (IllegalStateException _) {
      // The program is ending, and the hook does what is left.
    }
  }

  private void removeAtTheEnd() {
    for (int attempt = 0; attempt < ATTEMPTS && Files.exists(folder); attempt++) {
      try {
        remove();
      } catch (IOException _) {
        // Something was written meanwhile; the next attempt finds it.
      }
    }
  }

  private void remove() throws IOException {
    if (Files.exists(path())) {
      removeAll(path());
    }
    if (lock.isPresent()) {
      lock.get().close();
    }
    if (Files.exists(folder)) {
      removeAll(folder);
    }
    OWN.remove(folder);
  }

  private static void removeAll(Path folder) throws IOException {
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(folder)) {
      paths = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.deleteIfExists(path);
    }
  }
}
