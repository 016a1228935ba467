package org.throughline.disclosure.history;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A file that others see as it was or as it will be, never half of it, whenever the writer is killed.
public final class WholeFile {

  private static final int BUFFER = 1 << 16;

  private WholeFile() {}

  /// What a file will hold.
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /// Puts a text in the place of what the file holds, in a single step.
  ///
  /// @throws IOException if it cannot be written; then the file is as it was
  public static void write(Path file, String text) throws IOException {
    write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /// The same, of a text behind what the file holds.
  static void append(Path file, String text) throws IOException {
    write(
        file,
        out -> {
          if (Files.exists(file)) {
            Files.copy(file, out);
          }
          out.write(text.getBytes(StandardCharsets.UTF_8));
        });
  }

  /// The same, of what is written piece by piece.
  static void write(Path file, Content content) throws IOException {
    Path real = Files.exists(file) ? file.toRealPath() : file;
    Path fresh = real.resolveSibling("." + real.getFileName() + ".new");
    try (FileChannel channel =
            FileChannel.open(
                fresh,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER)) {
      content.writeTo(out);
      out.flush();
      channel.force(true);
    }
    Files.move(fresh, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
