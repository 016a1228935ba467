package org.throughline.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// What the pages of a comparison were made from, besides its tables. The lakes behind it are not kept; this stays on the
/// local machine, so that an audit can make the pages again.
///
/// @param sources the sheets that both releases were read from, older first, by table
public record ComparisonFile(Comparison comparison, Map<String, List<Edition.Source>> sources) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  public ComparisonFile {
    sources = Map.copyOf(sources);
  }

  static ComparisonFile of(Comparison comparison, Edition older, Edition newer) {
    Map<String, List<Edition.Source>> sources = new TreeMap<>();
    for (TableDrift drift : comparison.tables()) {
      String table = drift.spec().table();
      sources.put(
          table,
          Stream.concat(older.sources(table).stream(), newer.sources(table).stream()).toList());
    }
    return new ComparisonFile(comparison, sources);
  }

  /// The sheets that a table was read from.
  List<Edition.Source> sources(String table) {
    return sources.getOrDefault(table, List.of());
  }

  private static Path in(Path build) {
    return build.resolve("measures").resolve("comparison.json");
  }

  /// Whether a comparison kept it.
  public static boolean exists(Path build) {
    return Files.exists(in(build));
  }

  void write(Path build) throws IOException {
    Files.createDirectories(build.resolve("measures"));
    Files.writeString(in(build), JSON.writeValueAsString(this));
  }

  public static ComparisonFile read(Path build) throws IOException {
    return JSON.readValue(Files.readString(in(build)), ComparisonFile.class);
  }
}
