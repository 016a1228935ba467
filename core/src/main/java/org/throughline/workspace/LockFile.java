package org.throughline.workspace;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file whose lock one program holds at a time. The system gives it back when its holder ends, however it ends.
final class LockFile implements AutoCloseable {

  private final Path file;
  private final FileChannel channel;

  LockFile(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /// Opens the file in a folder that is there, and takes no lock yet.
  ///
  /// @throws RefusedException when locks would not hold there
  static LockFile open(Path file) throws IOException, RefusedException {
    Mount.requireLocks(file.resolveSibling(""));
    return new LockFile(
        file, FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
  }

  /// @return whether it is held from now on; not if another program or thread holds it
  /// @throws RefusedException when nothing can be locked there
  boolean tryLock() throws RefusedException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      return false;
    } catch (IOException e) {
      throw Mount.refused(
          file.resolveSibling(""), "where no file can be locked (" + e.getMessage() + ")");
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
