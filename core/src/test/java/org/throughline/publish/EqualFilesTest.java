package org.throughline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.Row;
import tools.jackson.databind.JsonNode;

/// Every number of a data set in its CSV, its JSON-stat, its Parquet and on its pages, cell by cell.
final class EqualFilesTest {

  private static final Pattern CELL =
      Pattern.compile("<td[^>]*? data-cell=\"([^\"]*)\"(?: data-value=\"([^\"]*)\")?[^>]*>");

  @TempDir Path folder;

  @Test
  void fileByFileEveryCellIsTheSame() throws IOException {
    Path published = folder.resolve("published");
    Publisher.write(
        Tables.publication(
            Tables.list("months", Tables.months(), 20, 30, 50),
            Tables.list(
                "countries",
                Tables.citizenship("Mexico", "=Tonga", "Palau \"the\" <b>"),
                50_000,
                -1,
                0,
                50_011),
            Samples.matrix("matrix"),
            Samples.cube("cube")),
        published);

    int compared = 0;
    try (DuckDbEngine engine = DuckDbEngine.open();
        Stream<Path> files = Files.list(published.resolve("data"))) {
      for (Path csv : files.filter(file -> file.toString().endsWith(".csv")).sorted().toList()) {
        compared += compare(engine, published, csv);
      }
    }
    assertThat(compared).isGreaterThan(10);
  }

  private static int compare(DuckDbEngine engine, Path published, Path csv) throws IOException {
    String slug = String.valueOf(csv.getFileName()).replaceFirst("\\.csv$", "");
    JsonNode cube = Json.read(Files.readString(csv.resolveSibling(slug + ".json")));
    List<String> dimensions = new ArrayList<>();
    cube.path("id").forEach(id -> dimensions.add(id.asString()));
    String columns = "id, value, status, " + quoted(dimensions);

    String text = "read_csv('%s', all_varchar = true, header = true, nullstr = '')".formatted(csv);
    List<List<String>> ofCsv = rows(engine, columns, text);
    String parquet = "read_parquet('%s')".formatted(csv.resolveSibling(slug + ".parquet"));
    assertThat(rows(engine, columns, parquet)).as(slug + " as Parquet").isEqualTo(ofCsv);

    Map<List<String>, String> byPlace = new TreeMap<>(order());
    Map<String, String> byId = new TreeMap<>();
    for (List<String> row : ofCsv) {
      byPlace.put(row.subList(3, row.size()), row.get(1) + " " + row.get(2));
      byId.put(row.get(0), row.get(1));
    }
    assertThat(jsonStat(cube, dimensions)).as(slug + " as JSON-stat").isEqualTo(byPlace);
    for (String language : List.of("", "es/")) {
      Path page = published.resolve(language + "measures/" + slug + ".html");
      assertThat(page(page)).as(page.toString()).isEqualTo(byId);
    }
    return ofCsv.size();
  }

  private static String quoted(List<String> names) {
    return String.join(", ", names.stream().map(name -> '"' + name + '"').toList());
  }

  private static List<List<String>> rows(DuckDbEngine engine, String columns, String from) {
    List<List<String>> rows = new ArrayList<>();
    for (Row row : engine.rows("select " + columns + " from " + from + " order by id")) {
      List<String> one = new ArrayList<>();
      for (int at = 0; at < row.values().size(); at++) {
        one.add(row.isNull(at) ? "" : String.valueOf(row.values().get(at)));
      }
      rows.add(one);
    }
    return rows;
  }

  /// Value and status by coordinates.
  private static Map<List<String>, String> jsonStat(JsonNode cube, List<String> dimensions) {
    List<List<String>> categories = new ArrayList<>();
    for (String id : dimensions) {
      List<String> some = new ArrayList<>();
      cube.path("dimension")
          .path(id)
          .path("category")
          .path("index")
          .forEach(one -> some.add(one.asString()));
      categories.add(some);
    }
    Map<List<String>, String> values = new TreeMap<>(order());
    cube.path("value")
        .properties()
        .forEach(
            one -> {
              long rest = Long.parseLong(one.getKey());
              List<String> place = new ArrayList<>();
              for (List<String> some : categories.reversed()) {
                place.addFirst(some.get(Math.toIntExact(rest % some.size())));
                rest /= some.size();
              }
              String value = one.getValue().isNull() ? "" : one.getValue().asString();
              values.put(place, value + " " + cube.path("status").path(one.getKey()).asString());
            });
    return values;
  }

  private static java.util.Comparator<List<String>> order() {
    return java.util.Comparator.comparing(place -> String.join("|", place));
  }

  /// The numbers of the tables on a page by id; empty for those that are withheld.
  private static Map<String, String> page(Path page) throws IOException {
    Map<String, String> numbers = new TreeMap<>();
    Matcher cells = CELL.matcher(Files.readString(page));
    while (cells.find()) {
      numbers.put(
          cells.group(1).replace("&#x3D;", "="), cells.group(2) == null ? "" : cells.group(2));
    }
    return numbers;
  }
}
