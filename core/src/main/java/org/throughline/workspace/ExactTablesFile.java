package org.throughline.workspace;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.throughline.table.CountTable;
import tools.jackson.databind.json.JsonMapper;

/// The exact tables of a comparison, a JSON object to a line. A comparison has no lake to count them from
/// again; they stay on the local machine for its audit.
public final class ExactTablesFile {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ExactTablesFile() {}

  private static Path in(Path build) {
    return build.resolve("measures").resolve("tables.jsonl");
  }

  public static void write(Path build, List<CountTable> tables) throws IOException {
    Files.createDirectories(build.resolve("measures"));
    try (Writer out = Files.newBufferedWriter(in(build))) {
      for (CountTable table : tables) {
        out.write(JSON.writeValueAsString(table));
        out.write('\n');
      }
    }
  }

  /// Whether there is such a file: the folder is a comparison's.
  public static boolean exists(Path build) {
    return Files.exists(in(build));
  }

  public static List<CountTable> read(Path build) throws IOException {
    List<CountTable> tables = new ArrayList<>();
    try (Stream<String> lines = Files.lines(in(build))) {
      lines.map(line -> JSON.readValue(line, CountTable.class)).forEach(tables::add);
    }
    return tables;
  }
}
