package org.throughline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is said about the files for programs is true of the files, in the terms of each vocabulary.
class DescriptionsTest {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  @TempDir Path folder;

  @BeforeEach
  void publish() throws IOException {
    Publisher.write(
        Tables.publication(
            Tables.list("by-month", Tables.months(), 40, 60, 100),
            Tables.list("by-citizenship", Tables.citizenship("Mexico", "Tonga"), 100, -1, -1)),
        folder);
  }

  @Test
  void aColumnThatATableMustHaveIsEmptyInNoRow() throws IOException {
    for (Map.Entry<String, String> file : Tables.read(folder).entrySet()) {
      if (file.getKey().startsWith("tables/") && file.getKey().endsWith(".metadata.json")) {
        JsonNode metadata = MAPPER.readTree(file.getValue());
        Path csv = folder.resolve("tables").resolve(metadata.path("url").asString());
        List<String> lines = Files.readAllLines(csv);
        List<JsonNode> columns = list(metadata.path("tableSchema").path("columns"));
        assertThat(lines.getFirst().replace("\uFEFF", "").split(","))
            .containsExactlyElementsOf(
                columns.stream().map(column -> column.path("titles").asString()).toList());
        for (String line : lines.subList(1, lines.size())) {
          String[] fields = line.split(",", -1);
          for (int column = 0; column < fields.length; column++) {
            assertThat(fields[column].isEmpty() && columns.get(column).path("required").asBoolean())
                .as(csv + ": " + columns.get(column).path("name") + " in " + line)
                .isFalse();
          }
        }
      }
    }
  }

  @Test
  void theCatalogueNamesFilesTypesAndLicenceAsResources() throws IOException {
    JsonNode catalogue = MAPPER.readTree(Files.readString(folder.resolve("dcat.jsonld")));
    JsonNode context = catalogue.path("@context");
    for (String term : List.of("dcat:downloadURL", "dcat:mediaType", "dct:license")) {
      assertThat(context.path(term).path("@type").asString()).as(term).isEqualTo("@id");
    }
    assertThat(catalogue.path("dct:license").asString()).startsWith("https://spdx.org/licenses/");
    for (JsonNode set : catalogue.path("dcat:dataset")) {
      for (JsonNode file : set.path("dcat:distribution")) {
        assertThat(folder.resolve(file.path("dcat:downloadURL").asString())).exists();
        assertThat(file.path("dcat:mediaType").asString())
            .startsWith("https://www.iana.org/assignments/media-types/");
      }
    }
  }

  private static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
