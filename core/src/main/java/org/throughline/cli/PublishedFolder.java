package org.throughline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.throughline.disclosure.ShownTable;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the files of a published folder show, read back from the files themselves.
///
/// @param tables what each table's CSV shows
/// @param threshold the threshold that the tables' metadata state; 0 when there are no tables
record PublishedFolder(List<ShownTable> tables, int threshold) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  PublishedFolder {
    tables = List.copyOf(tables);
  }

  static PublishedFolder read(Path published, SqlEngine engine) throws IOException {
    List<ShownTable> tables = new ArrayList<>();
    int threshold = 0;
    for (Path metadata : metadataFiles(published.resolve("tables"))) {
      JsonNode root = JSON.readTree(metadata);
      Path csv = metadata.resolveSibling(root.path("url").asString());
      tables.add(shown(root.path("dc:identifier").asString(), csv, engine));
      threshold = root.findPath("policy").path("threshold").asInt();
    }
    return new PublishedFolder(tables, threshold);
  }

  private static List<Path> metadataFiles(Path tables) throws IOException {
    try (Stream<Path> files = Files.list(tables)) {
      return files.filter(file -> file.toString().endsWith(".metadata.json")).sorted().toList();
    }
  }

  private static ShownTable shown(String id, Path csv, SqlEngine engine) {
    Map<String, Long> numbers = new LinkedHashMap<>();
    Set<String> suppressed = new LinkedHashSet<>();
    for (Row row :
        engine.rows(
            "select id, status, value from read_csv(?, header = true, all_varchar = true)",
            csv.toString())) {
      if (!row.text(1).equals("suppressed")) {
        numbers.put(row.text(0), Long.valueOf(row.text(2)));
      } else {
        suppressed.add(row.text(0));
      }
    }
    return new ShownTable(id, numbers, suppressed);
  }
}
