package org.throughline.publish;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.Row;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The agencies' own series as data sets of their own: CSV, JSON-stat, Parquet and metadata after the W3C's "CSV on the Web", in a
/// folder `official`. They are the numbers that the agencies posted, not counts of ours, and need no protection; every
/// file says so.
final class OfficialFiles {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final String NOTE =
      "The agency's own numbers, as it posted them; not counted by this program. Of several"
          + " postings the latest good one.";

  private static final String ORDER =
      "dimensions, period_kind, period_start, period_end, as_of, file, sheet, cell";

  /// The columns and what they say.
  private static final Map<String, String> COLUMNS = columns();

  private OfficialFiles() {}

  private static Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("producer", "the agency whose number it is");
    columns.put("series", "what the number is");
    columns.put("dimensions", "its categories; empty for a total");
    columns.put("period_kind", "day, month, quarter, year-to-date or fiscal-year");
    columns.put("period_start", "first day of the period");
    columns.put("period_end", "last day of the period, cut at the date of the table");
    columns.put("value", "as printed");
    columns.put("low", "the smallest value that was rounded to it");
    columns.put("high", "the largest");
    columns.put("unit", "what is counted");
    columns.put("as_of", "the date of its own table");
    columns.put("first_posted_value", "what the first good posting said");
    columns.put("postings", "how many good postings have the number");
    columns.put("file", "the posted file; the metadata beside it has its checksum");
    columns.put("sheet", "its sheet");
    columns.put("cell", "the cell in which the number stands");
    return columns;
  }

  /// Writes a data set for each series.
  ///
  /// @param official the folder with `series.parquet`, as official statistics write it
  /// @return what the catalogue says of them
  static ArrayNode write(OutputFolder folder, Path official) throws IOException {
    ArrayNode sets = NODES.arrayNode();
    try (DuckDbEngine engine = DuckDbEngine.open()) {
      engine.read("official_series", official.resolve("series.parquet"));
      for (Row row :
          engine.rows(
              """
              select series, min(producer), min(unit), count(*), min(period_start), max(period_end)
              from official_series group by series order by series
              """)) {
        sets.add(write(folder, engine, row));
      }
    }
    return sets;
  }

  private static ObjectNode write(OutputFolder folder, DuckDbEngine engine, Row row)
      throws IOException {
    String series = row.text(0);
    String stem = "official/" + FileNames.stem(series);
    String select =
        "select %s from official_series where series = '%s'"
            .formatted(String.join(", ", COLUMNS.keySet()), series.replace("'", "''"));
    engine.define("published_series", select);
    WrittenFile csv =
        folder.write(
            stem + ".csv",
            target -> {
              engine.writeText(select, ORDER, target);
              marked(target);
            });
    WrittenFile parquet =
        folder.write(stem + ".parquet", target -> engine.write("published_series", ORDER, target));
    WrittenFile cube = folder.write(stem + ".json", Json.text(cube(series, row, engine)));
    WrittenFile metadata =
        folder.write(stem + ".metadata.json", metadata(series, csv.path(), row, engine));
    ObjectNode set = NODES.objectNode().put("series", series).put("producer", row.text(1));
    set.put("official", true).put("note", NOTE).put("unit", row.text(2));
    set.put("numbers", row.number(3)).put("from", row.text(4)).put("to", row.text(5));
    ArrayNode files = set.putArray("files");
    List.of(csv, cube, parquet, metadata).forEach(file -> files.add(file.path()));
    return set;
  }

  /// With a byte-order mark and the line ends of the other files, for spreadsheets.
  private static void marked(Path csv) throws IOException {
    List<String> lines = Files.readAllLines(csv, StandardCharsets.UTF_8);
    Files.writeString(
        csv, CsvFile.BYTE_ORDER_MARK + String.join("\r\n", lines) + "\r\n", StandardCharsets.UTF_8);
  }

  /// A sparse cube: most categories have few of the periods.
  private static ObjectNode cube(String series, Row row, DuckDbEngine engine) {
    Map<String, Integer> categories = new LinkedHashMap<>();
    Map<String, Integer> periods = new LinkedHashMap<>();
    List<Row> numbers =
        engine.rows(
            "select dimensions, concat_ws(' ', period_kind, period_start, period_end), cast(value as"
                + " varchar) from published_series order by "
                + ORDER);
    for (Row number : numbers) {
      categories.putIfAbsent(number.text(0), categories.size());
      periods.putIfAbsent(number.text(1), periods.size());
    }
    ObjectNode root = NODES.objectNode().put("version", "2.0").put("class", "dataset");
    root.put("label", title(series, row)).put("source", row.text(1));
    root.putArray("id").add("dimensions").add("period");
    root.putArray("size").add(categories.size()).add(periods.size());
    ObjectNode dimensions = root.putObject("dimension");
    Map.of("dimensions", categories, "period", periods).entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            one -> {
              ObjectNode dimension = dimensions.putObject(one.getKey()).put("label", one.getKey());
              ArrayNode index = dimension.putObject("category").putArray("index");
              one.getValue().keySet().forEach(index::add);
            });
    ObjectNode values = root.putObject("value");
    for (Row number : numbers) {
      long at =
          (long) requireNonNull(categories.get(number.text(0))) * periods.size()
              + requireNonNull(periods.get(number.text(1)));
      values.put(Long.toString(at), new BigDecimal(number.text(2)));
    }
    root.put("status", "official");
    root.putObject("extension").put("official", true).put("note", NOTE).put("unit", row.text(2));
    return root;
  }

  private static String title(String series, Row row) {
    return title(series, row.text(1));
  }

  private static String title(String series, String producer) {
    return "%s, as posted by %s".formatted(OfficialSeriesView.name(series), producer);
  }

  /// What a data set is called, of its entry in the catalogue.
  static String title(JsonNode set) {
    return title(set.path("series").asString(), set.path("producer").asString());
  }

  /// The columns of every data set with their types, in order.
  static Map<String, String> described() {
    Map<String, String> types = new LinkedHashMap<>();
    COLUMNS.keySet().forEach(name -> types.put(name, datatype(name)));
    return types;
  }

  private static String metadata(String series, String csv, Row row, DuckDbEngine engine) {
    ObjectNode root = NODES.objectNode();
    root.putArray("@context")
        .add("http://www.w3.org/ns/csvw")
        .add(NODES.objectNode().put("@language", "en"));
    root.put("url", csv.substring(csv.lastIndexOf('/') + 1));
    root.put("dc:title", title(series, row));
    root.put("dc:identifier", "official/" + series).put("dc:creator", row.text(1));
    ArrayNode columns = root.putObject("tableSchema").putArray("columns");
    COLUMNS.forEach(
        (name, about) ->
            columns
                .addObject()
                .put("name", name)
                .put("titles", name)
                .put("datatype", datatype(name))
                .put("dc:description", about));
    ObjectNode notes = root.putArray("notes").addObject();
    notes.put("official", true).put("note", NOTE).put("unit", row.text(2));
    ArrayNode inputs = notes.putArray("inputs");
    for (Row input :
        engine.rows(
            "select distinct file, sha256 from official_series where series = ? order by file, sha256",
            series)) {
      inputs.addObject().put("name", input.text(0)).put("sha256", input.text(1));
    }
    return Json.text(root);
  }

  private static String datatype(String column) {
    return switch (column) {
      case "value", "low", "high", "first_posted_value" -> "number";
      case "postings" -> "integer";
      case "period_start", "period_end", "as_of" -> "date";
      default -> "string";
    };
  }
}
