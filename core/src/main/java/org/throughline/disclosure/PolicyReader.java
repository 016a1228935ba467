package org.throughline.disclosure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Reads policies from YAML. Unknown keys, missing keys and values out of range are refused.
public final class PolicyReader {

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .build();

  private PolicyReader() {}

  /// A policy that ships with the program, for example `default`.
  ///
  /// @throws IllegalArgumentException if there is none of this name
  public static Policy bundled(String id) {
    String resource = "policies/" + id + ".yaml";
    try (InputStream in = PolicyReader.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("Unknown policy: '" + id + "'");
      }
      return parse(resource, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A policy from a file.
  ///
  /// @throws IllegalArgumentException if the file is not a policy, naming file and key
  /// @throws UncheckedIOException if it cannot be read
  public static Policy read(Path file) {
    try {
      return parse(file.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read policy file " + file, e);
    }
  }

  private static Policy parse(String source, byte[] yaml) {
    try {
      return YAML.readValue(yaml, Policy.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "%s is not a policy: %s; valid keys are id, threshold, reason"
              .formatted(source, e.getOriginalMessage()),
          e);
    }
  }
}
