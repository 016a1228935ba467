package org.throughline.serve;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.throughline.engine.Column;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.Row;
import org.throughline.temporary.TemporaryFolder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// How rows are written.
enum Format {
  JSON("json", Answer.JSON),
  CSV("csv", Answer.CSV),
  JSON_STAT("json-stat", "application/vnd.jsonstat+json"),
  PARQUET("parquet", "application/vnd.apache.parquet");

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final String ending;
  private final String type;

  Format(String ending, String type) {
    this.ending = ending;
    this.type = type;
  }

  /// By the ending of an address, or else by the content types that a client accepts.
  ///
  /// @throws Problem when there is no such ending, or the client accepts no type that there is
  static Format of(String asked, Weights accepted) {
    for (Format format : values()) {
      if (format.ending.equals(asked)) {
        return format;
      }
    }
    if (!asked.isEmpty()) {
      throw Problem.invalid("Format '%s'; valid: %s".formatted(asked, endings()));
    }
    return accepted.named().isEmpty() ? JSON : gladliest(accepted);
  }

  /// The one with the largest weight; of several, one that is named itself before one that a star stands for.
  private static Format gladliest(Weights accepted) {
    Format best = JSON;
    double most = 0;
    for (Format format : values()) {
      String type = format.bare();
      double weight = accepted.of(type, type.replaceAll("/.*", "/*"), "*/*").orElse(0);
      boolean isCloser = format.isNamed(accepted) && !best.isNamed(accepted);
      if (weight > most || (weight == most && weight > 0 && isCloser)) {
        best = format;
        most = weight;
      }
    }
    if (most == 0) {
      throw new Problem(
          406,
          "No form of the answer is accepted",
          "Accept has no type that rows are written as. Valid: " + types());
    }
    return best;
  }

  private String bare() {
    return type.replaceAll(";.*", "");
  }

  private boolean isNamed(Weights accepted) {
    return accepted.named().containsKey(bare());
  }

  private static String types() {
    return Arrays.stream(values()).map(format -> format.type).collect(Collectors.joining(", "));
  }

  private static String endings() {
    return IntStream.range(0, values().length)
        .mapToObj(i -> values()[i].ending)
        .collect(Collectors.joining(", "));
  }

  Answer write(DataSet data, Query.Page page) throws IOException {
    return switch (this) {
      case JSON -> Answer.of(type, json(data, page));
      case CSV -> Answer.of(type, csv(page));
      case JSON_STAT -> Answer.of(type, jsonStat(data, page));
      case PARQUET -> Answer.of(type, parquet(page));
    };
  }

  private static String json(DataSet data, Query.Page page) {
    ObjectNode root = MAPPER.createObjectNode().put("dataSet", data.id());
    root.put("total", page.total()).put("offset", page.offset()).put("count", page.rows().size());
    ArrayNode rows = root.putArray("rows");
    for (List<String> row : page.rows()) {
      ObjectNode node = rows.addObject();
      for (int i = 0; i < row.size(); i++) {
        put(node, page.columns().get(i), row.get(i));
      }
    }
    return MAPPER.writeValueAsString(root);
  }

  private static void put(ObjectNode node, String column, String text) {
    if (!DataSet.isNumber(column)) {
      node.put(column, text);
    } else if (text.isEmpty()) {
      node.putNull(column);
    } else {
      node.put(column, new BigDecimal(text));
    }
  }

  private static String csv(Query.Page page) {
    StringBuilder text = new StringBuilder(line(page.columns()));
    page.rows().forEach(row -> text.append(line(row)));
    return text.toString();
  }

  private static String line(List<String> texts) {
    return texts.stream().map(Format::quoted).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String quoted(String text) {
    return text.matches("[\\w .:/=@-]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  /// JSON-stat 2.0: the cube of the dimensions' values that occur in the rows; cells without a row are
  /// absent.
  private static String jsonStat(DataSet data, Query.Page page) {
    List<String> dimensions = data.dimensions();
    if (!page.columns().containsAll(dimensions) || !page.columns().contains("value")) {
      throw Problem.invalid("JSON-stat needs the columns of every dimension, and value");
    }
    ObjectNode root = MAPPER.createObjectNode().put("version", "2.0").put("class", "dataset");
    root.put("label", data.entry().path("title").asString(data.id()));
    ArrayNode ids = root.putArray("id");
    ArrayNode sizes = root.putArray("size");
    ObjectNode described = root.putObject("dimension");
    List<List<String>> values = new ArrayList<>();
    for (String dimension : dimensions) {
      int place = page.columns().indexOf(dimension);
      List<String> occurring = page.rows().stream().map(row -> row.get(place)).distinct().toList();
      values.add(occurring);
      ids.add(dimension);
      sizes.add(occurring.size());
      ObjectNode category = described.putObject(dimension).putObject("category");
      ArrayNode index = category.putArray("index");
      ObjectNode labels = category.putObject("label");
      occurring.forEach(index::add);
      occurring.forEach(
          value -> labels.put(value, data.values(dimension).getOrDefault(value, value)));
    }
    ObjectNode cells = root.putObject("value");
    ObjectNode status = root.putObject("status");
    for (List<String> row : page.rows()) {
      int cell = 0;
      for (int i = 0; i < dimensions.size(); i++) {
        String value = row.get(page.columns().indexOf(dimensions.get(i)));
        cell = cell * values.get(i).size() + values.get(i).indexOf(value);
      }
      String value = row.get(page.columns().indexOf("value"));
      if (value.isEmpty()) {
        cells.putNull(String.valueOf(cell));
        status.put(String.valueOf(cell), "suppressed");
      } else {
        cells.put(String.valueOf(cell), new BigDecimal(value));
      }
    }
    return MAPPER.writeValueAsString(root);
  }

  private static byte[] parquet(Query.Page page) throws IOException {
    try (TemporaryFolder folder = TemporaryFolder.make("serve");
        DuckDbEngine engine = DuckDbEngine.open()) {
      List<Column> columns = new ArrayList<>(List.of(Column.number("place_of_row")));
      page.columns().forEach(name -> columns.add(Column.text('"' + name + '"')));
      List<Row> rows = new ArrayList<>();
      for (List<String> row : page.rows()) {
        List<Object> values = new ArrayList<>(List.of((long) rows.size()));
        values.addAll(row);
        rows.add(new Row(values));
      }
      engine.fill("texts", columns, rows);
      String typed = page.columns().stream().map(Format::typed).collect(Collectors.joining(", "));
      // The engine writes Parquet to files only.
      Path file = folder.path().resolve("rows.parquet");
      engine.writeRows("select " + typed + " from texts order by place_of_row", file);
      return Files.readAllBytes(file);
    }
  }

  private static String typed(String column) {
    String name = '"' + column + '"';
    return DataSet.isNumber(column)
        ? "cast(nullif(%s, '') as bigint) as %s".formatted(name, name)
        : name;
  }
}
