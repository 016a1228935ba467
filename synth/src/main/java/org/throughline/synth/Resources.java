package org.throughline.synth;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The files that come with the program.
final class Resources {

  private static final YAMLMapper YAML = new YAMLMapper();

  private Resources() {}

  static JsonNode yaml(String path) {
    return YAML.readTree(bytes(path));
  }

  /// Lines after the header, split at commas; the files have no quotes.
  static List<String[]> csv(String path) {
    return new String(bytes(path), StandardCharsets.UTF_8)
        .lines()
        .skip(1)
        .map(line -> line.split(",", -1))
        .toList();
  }

  static boolean exists(String path) {
    return Resources.class.getResource(path) != null;
  }

  private static byte[] bytes(String path) {
    try (InputStream in = Resources.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("No file '" + path + "' in the program");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read '" + path + "' from the program", e);
    }
  }
}
