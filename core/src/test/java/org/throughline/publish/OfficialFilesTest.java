package org.throughline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.engine.DuckDbEngine;
import tools.jackson.databind.JsonNode;

/// The agencies' own series among what is published.
final class OfficialFilesTest {

  @TempDir Path folder;

  @Test
  void eachSeriesIsADataSetThatSaysWhoseNumbersItHas() throws IOException {
    Path official = Files.createDirectory(folder.resolve("official"));
    try (DuckDbEngine engine = DuckDbEngine.open()) {
      engine.create(
          "series",
          """
          select 'ICE' as producer, series, '' as dimensions, 'month' as period_kind,
            date '2024-01-01' as period_start, date '2024-01-31' as period_end, 21990.0 as value, 21990.0 as low,
            21990.0 as high, 'book-ins' as unit, date '2024-02-03' as as_of, 21970.0 as first_posted_value,
            2 as postings, 'posted.xlsx' as file, 'Detention FY24' as sheet, 'L20' as cell, 'abc' as sha256,
            1 as posting, cast(null as varchar) as facility
          from (select 'initial-book-ins' as series union all select 'removals') series
          """);
      engine.write("series", "series", official.resolve("series.parquet"));
    }
    Path published = folder.resolve("published");
    PublishedTable table = Tables.list("t", Tables.months(), 20, 30, 50);
    Publisher.write(
        Tables.publication(table),
        published,
        new Publisher.Beside(Optional.of(official), Optional.empty(), Optional.empty()));

    assertThat(Files.readString(published.resolve("official/initial-book-ins.csv")))
        .startsWith(CsvFile.BYTE_ORDER_MARK + "producer,series,dimensions,period_kind")
        .contains("ICE,initial-book-ins,\"\",month,2024-01-01,2024-01-31,21990.0,", "L20\r\n");
    JsonNode catalogue = Json.read(Files.readString(published.resolve("catalog.json")));
    assertThat(catalogue.path("official").size()).isEqualTo(2);
    assertThat(catalogue.path("official").get(1).path("note").asString(""))
        .startsWith("The agency's own numbers");
    assertThat(catalogue.path("files").toString()).contains("official/removals.parquet");
    JsonNode metadata =
        Json.read(Files.readString(published.resolve("official/removals.metadata.json")));
    assertThat(metadata.path("dc:creator").asString("")).isEqualTo("ICE");
    assertThat(metadata.path("tableSchema").path("columns").size()).isEqualTo(16);

    JsonNode cube = Json.read(Files.readString(published.resolve("official/removals.json")));
    assertThat(cube.path("size").toString()).isEqualTo("[1,1]");
    assertThat(cube.path("value").path("0").doubleValue()).isEqualTo(21990.0);
    assertThat(Files.readString(published.resolve("datapackage.json")))
        .contains("official/removals.csv");
    assertThat(Files.readString(published.resolve("dcat.jsonld")))
        .contains("official/removals.parquet");
    assertThat(Files.readString(published.resolve("official.html")))
        .contains("official/initial-book-ins.html", "21,990");
    assertThat(Files.readString(published.resolve("official/initial-book-ins.html")))
        .contains("The agency's own numbers", "posted.xlsx, Detention FY24, L20");
    assertThat(Files.readString(published.resolve("es/official/removals.html")))
        .contains("Series oficiales");
  }
}
