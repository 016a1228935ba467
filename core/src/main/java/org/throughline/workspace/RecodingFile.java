package org.throughline.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.throughline.recoding.Fold;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// How the tables of a build were recoded, kept beside its counts so that its audit attacks the same tables. Stays on
/// the local machine.
public final class RecodingFile {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private RecodingFile() {}

  private static Path in(Path build) {
    return build.resolve("measures").resolve("recoding.json");
  }

  /// @param folds by the id of the table; tables that were not recoded may be left out
  public static void write(Path build, Map<String, List<Fold>> folds) throws IOException {
    Files.createDirectories(in(build).getParent());
    Files.writeString(in(build), JSON.writeValueAsString(new TreeMap<>(folds)) + "\n");
  }

  /// The folds by table; none of a build that recoded nothing.
  public static Map<String, List<Fold>> read(Path build) throws IOException {
    return Files.exists(in(build))
        ? JSON.readValue(Files.readString(in(build)), new TypeReference<>() {})
        : Map.of();
  }
}
