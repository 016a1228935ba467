package org.throughline.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.throughline.releases.Registry;
import org.throughline.releases.Vocabulary;

/// A pipe-separated file with the headers of one table of one vocabulary, about nobody.
///
/// @param release the number its preamble states
/// @param rows values by canonical column; what is absent is empty
public record MadeUpTable(
    String release, String vocabulary, String table, List<Map<String, String>> rows) {

  public MadeUpTable {
    rows = List.copyOf(rows);
  }

  /// Writes the file into `folder`.
  public void write(Path folder, String name) throws IOException {
    Map<String, String> headers = headers();
    String empty = "|".repeat(headers.size() - 1);
    List<String> lines = new ArrayList<>(List.of("SYNTHETIC, about nobody" + empty));
    lines.add(release + empty);
    lines.add(table + empty);
    lines.add(String.join("|", headers.values()));
    for (Map<String, String> row : rows) {
      lines.add(
          String.join(
              "|", headers.keySet().stream().map(column -> row.getOrDefault(column, "")).toList()));
    }
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
  }

  /// The usual header of every column, by column.
  private Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Vocabulary known : Registry.load().vocabularies()) {
      known.tables().stream()
          .filter(spec -> known.vocabulary().equals(vocabulary) && spec.table().equals(table))
          .flatMap(spec -> spec.columns().stream())
          .forEach(column -> headers.putIfAbsent(column.column(), column.header()));
    }
    return headers;
  }
}
