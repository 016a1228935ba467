package org.throughline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Every column and every key that is written is described in the reference.
class DocumentedFilesTest {

  private static final Path REFERENCE = Path.of("../docs/reference/published-files.md");

  @TempDir Path folder;

  @Test
  void everyColumnOfATableIsDocumented() throws IOException {
    PublishedTable table = Tables.list("t", Tables.months(), 20, 30, 50);

    assertThat(table.columns()).hasSize(10);
    for (String column : table.columns()) {
      assertThat(reference()).contains("`" + column.replace("month", "<dimension>") + "`");
    }
  }

  @Test
  void everyStatusIsDocumented() throws IOException {
    assertThat(reference()).contains("`" + CsvFile.PUBLISHED + "`", "`" + CsvFile.SUPPRESSED + "`");
  }

  @Test
  void everyKeyOfTheMetadataAndOfTheCatalogueIsDocumented() throws IOException {
    PublishedTable table = Tables.list("t", Tables.months(), 20, 30, 50);
    Publisher.write(Tables.publication(table), folder);

    Set<String> keys = new TreeSet<>();
    collect(Json.read(Files.readString(folder.resolve("tables/t.metadata.json"))), keys);
    collect(Json.read(Files.readString(folder.resolve("catalog.json"))), keys);
    assertThat(keys).contains("sha256", "tableSchema", "verdict");
    for (String key : keys) {
      assertThat(reference()).contains("`" + key + "`");
    }
  }

  private static void collect(JsonNode node, Set<String> keys) {
    keys.addAll(node.propertyNames());
    node.valueStream().forEach(child -> collect(child, keys));
  }

  private static String reference() throws IOException {
    return Files.readString(REFERENCE);
  }
}
