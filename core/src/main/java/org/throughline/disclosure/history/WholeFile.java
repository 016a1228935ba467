package org.throughline.disclosure.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A file that others see as it was or as it will be, never half of it, whenever the writer is killed.
public final class WholeFile {

  private WholeFile() {}

  /// Puts a text in the place of what the file holds, in a single step.
  ///
  /// @throws IOException if it cannot be written; then the file is as it was
  public static void write(Path file, String text) throws IOException {
    Path real = Files.exists(file) ? file.toRealPath() : file;
    Path fresh = real.resolveSibling("." + real.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(fresh, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
