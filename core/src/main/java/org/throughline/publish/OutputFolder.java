package org.throughline.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.throughline.digest.Sha256;

/// A new folder that remembers what was written to it.
final class OutputFolder {

  private final Path directory;
  private final List<WrittenFile> files = new ArrayList<>();

  private OutputFolder(Path directory) {
    this.directory = directory;
  }

  /// @throws IOException if the directory has anything in it or cannot be made
  static OutputFolder create(Path directory) throws IOException {
    Files.createDirectories(directory);
    try (Stream<Path> entries = Files.list(directory)) {
      if (entries.findAny().isPresent()) {
        throw new IOException(
            "Folder '" + directory + "' is not empty; valid is a new or an empty folder");
      }
    }
    return new OutputFolder(directory);
  }

  Path directory() {
    return directory;
  }

  WrittenFile write(String path, String text) throws IOException {
    return write(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Writes a file.
  interface Writer {
    void write(Path target) throws IOException;
  }

  WrittenFile write(String path, byte[] bytes) throws IOException {
    Files.write(target(path), bytes, StandardOpenOption.CREATE_NEW);
    return remember(path, bytes);
  }

  /// Lets somebody else write a file.
  WrittenFile write(String path, Writer writer) throws IOException {
    Path target = target(path);
    writer.write(target);
    return remember(path, Files.readAllBytes(target));
  }

  private Path target(String path) throws IOException {
    Path target = directory.resolve(path).normalize();
    if (!target.startsWith(directory.normalize())) {
      throw new IOException("File '" + path + "' is outside the folder '" + directory + "'");
    }
    Files.createDirectories(target.getParent());
    return target;
  }

  private WrittenFile remember(String path, byte[] bytes) {
    WrittenFile file = new WrittenFile(path, bytes.length, Sha256.of(bytes));
    files.add(file);
    return file;
  }

  List<WrittenFile> files() {
    return List.copyOf(files);
  }
}
