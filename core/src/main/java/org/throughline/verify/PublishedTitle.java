package org.throughline.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.throughline.workspace.DamagedFileException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How a published number is to be named: by the title of its table, which says release, window and scope.
///
/// @param title the first table that shows the number
/// @param citation of that table, which begins with who publishes it
public record PublishedTitle(String title, String citation) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// @param published the folder with the catalogue
  /// @param id the number's
  /// @return empty if no table shows it
  public static Optional<PublishedTitle> of(Path published, String id) throws IOException {
    Path file = published.resolve("catalog.json");
    JsonNode catalogue;
    try {
      catalogue = JSON.readTree(Files.readAllBytes(file));
    } catch (JacksonException _) {
      throw new DamagedFileException(file);
    }
    for (JsonNode table : catalogue.path("tables")) {
      Path csv = published.resolve(table.path("csv").path("path").asString(""));
      try (Stream<String> lines = Files.lines(csv)) {
        if (lines.anyMatch(line -> line.contains("," + id + ","))) {
          return Optional.of(
              new PublishedTitle(
                  table.path("title").asString(""), table.path("citation").asString("")));
        }
      }
    }
    return Optional.empty();
  }
}
