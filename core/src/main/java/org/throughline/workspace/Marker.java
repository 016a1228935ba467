package org.throughline.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Says that a folder was made by this program and by which command, so that the command may fill it again. A
/// folder without it is somebody else's.
final class Marker {

  /// Its name in the folder; hidden, so that nobody reads it as released.
  static final String NAME = ".throughline";

  private static final String FIRST = "throughline ";

  private Marker() {}

  /// Whether `folder` was made by the command.
  static boolean isIn(Path folder, String command) throws IOException {
    Path file = folder.resolve(NAME);
    return Files.isRegularFile(file) && Files.readAllLines(file).contains(FIRST + command);
  }

  /// What the marker of `folder` lists after its first line.
  static List<String> lines(Path folder) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve(NAME));
    return lines.subList(1, lines.size());
  }

  static void write(Path folder, String command, List<String> lines) throws IOException {
    StringBuilder text = new StringBuilder(FIRST + command + "\n");
    lines.forEach(line -> text.append(line).append('\n'));
    Files.writeString(folder.resolve(NAME), text);
  }
}
