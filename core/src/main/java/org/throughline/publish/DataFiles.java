package org.throughline.publish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.throughline.disclosure.ProtectedCell;
import org.throughline.disclosure.history.EarlierNumbers;
import org.throughline.engine.Column;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.Row;
import org.throughline.table.Category;
import org.throughline.table.Dimension;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A data set as files for machines: CSV, JSON-stat 2.0 and Parquet with the same numbers.
final class DataFiles {

  private static final String RELEASE = "release";
  private static final String PERIOD = "period";
  private static final Set<String> NUMBERS = Set.of("value", "earlier_value");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final DataSet set;
  private final List<String> columns = new ArrayList<>();

  /// Whether the tables themselves tell releases apart; then what they are of all is the same and needs no column.
  private final boolean byRelease;

  private final List<Map<String, String>> labels = new ArrayList<>();

  private DataFiles(DataSet set, FacilityNames names) {
    this.set = set;
    byRelease = set.dimensions().stream().anyMatch(one -> one.id().equals(RELEASE));
    columns.addAll(byRelease ? List.of(PERIOD) : List.of(RELEASE, PERIOD));
    for (int at = 0; at < set.dimensions().size(); at++) {
      columns.add(set.dimensions().get(at).id());
      columns.add(set.dimensions().get(at).id() + "_label");
      labels.add(labels(at, names));
    }
    columns.addAll(List.of("value", "status", "id"));
    columns.addAll(CsvFile.AFTER_ID);
  }

  /// Writes the files of all data sets.
  static void write(List<DataSet> sets, FacilityNames names, OutputFolder folder)
      throws IOException {
    try (DuckDbEngine engine = DuckDbEngine.open()) {
      for (DataSet set : sets) {
        write(set, names, engine, folder);
      }
    }
  }

  private static void write(
      DataSet set, FacilityNames names, DuckDbEngine engine, OutputFolder folder)
      throws IOException {
    DataFiles files = new DataFiles(set, names);
    List<List<@Nullable Object>> rows = files.rows();
    String path = "data/" + set.slug();
    folder.write(path + ".csv", files.csv(rows));
    folder.write(path + ".json", Json.text(files.jsonStat()));
    folder.write(path + ".parquet", target -> files.parquet(rows, engine, target));
  }

  /// The columns of the data set's CSV and Parquet, in order.
  static List<String> columns(DataSet set) {
    return List.copyOf(new DataFiles(set, FacilityNames.NONE).columns);
  }

  /// The categories of a dimension over all tables, with the sum over them.
  private Map<String, String> labels(int at, FacilityNames names) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (DataSet.Part part : set.parts()) {
      Dimension dimension = part.table().table().dimensions().get(at);
      dimension
          .categories()
          .forEach(one -> labels.putIfAbsent(one.id(), names.inFile(dimension, one)));
    }
    labels.put(Category.TOTAL, CsvFile.TOTAL_LABEL);
    return labels;
  }

  private List<List<@Nullable Object>> rows() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (DataSet.Part part : set.parts()) {
      for (ProtectedCell cell : part.table().table().cells()) {
        List<@Nullable Object> row = new ArrayList<>();
        row.addAll(place(part));
        for (int at = 0; at < labels.size(); at++) {
          String category = cell.position().get(at);
          row.add(category);
          row.add(labels.get(at).getOrDefault(category, category));
        }
        row.add(cell instanceof ProtectedCell.Published shown ? shown.count() : null);
        row.add(status(part, cell));
        row.add(cell.id());
        row.addAll(CsvFile.covers(cell.position(), part.extent()));
        EarlierNumbers.Dated earlier = part.table().earlier().get(cell.id());
        row.add(earlier == null ? null : earlier.value());
        row.add(earlier == null ? null : earlier.on().toString());
        rows.add(row);
      }
    }
    return rows;
  }

  /// Where the numbers of a part belong, before their own dimensions.
  private List<String> place(DataSet.Part part) {
    String period = part.period().id();
    return byRelease ? List.of(period) : List.of(part.release().releaseId(), period);
  }

  private static String status(DataSet.Part part, ProtectedCell cell) {
    return switch (cell) {
      case ProtectedCell.Published _ -> CsvFile.status(part.table().table().policy().method());
      case ProtectedCell.Suppressed _ -> CsvFile.SUPPRESSED;
    };
  }

  private String csv(List<List<@Nullable Object>> rows) {
    StringBuilder csv = new StringBuilder(CsvFile.BYTE_ORDER_MARK).append(CsvFile.line(columns));
    for (List<@Nullable Object> row : rows) {
      List<String> fields = new ArrayList<>();
      for (int at = 0; at < row.size(); at++) {
        Object value = row.get(at);
        String text = value == null ? "" : value.toString();
        fields.add(columns.get(at).endsWith("_label") ? CsvFile.guarded(text) : text);
      }
      csv.append(CsvFile.line(fields));
    }
    return csv.toString();
  }

  private void parquet(
      List<List<@Nullable Object>> rows, DuckDbEngine engine, java.nio.file.Path target) {
    List<Column> typed = new ArrayList<>(List.of(Column.number("line")));
    for (String column : columns) {
      String name = '"' + column.replace("\"", "\"\"") + '"';
      typed.add(NUMBERS.contains(column) ? Column.number(name) : Column.text(name));
    }
    List<Row> numbered = new ArrayList<>();
    for (List<@Nullable Object> row : rows) {
      List<@Nullable Object> values = new ArrayList<>(List.of((Object) (long) numbered.size()));
      values.addAll(row);
      numbered.add(new Row(values));
    }
    engine.fill("numbers", typed, numbered);
    engine.write("numbers", "line", target);
  }

  /// A sparse cube: most months belong to one period.
  private ObjectNode jsonStat() {
    Map<String, Map<String, String>> cube = cube();
    ObjectNode root = NODES.objectNode().put("version", "2.0").put("class", "dataset");
    root.put("label", set.title(Texts.ENGLISH)).put("source", set.how().measureId());
    ArrayNode ids = root.putArray("id");
    ArrayNode sizes = root.putArray("size");
    ObjectNode dimensions = root.putObject("dimension");
    cube.forEach(
        (id, categories) -> {
          ids.add(id);
          sizes.add(categories.size());
          ObjectNode category = dimensions.putObject(id).put("label", id).putObject("category");
          ArrayNode index = category.putArray("index");
          categories.keySet().forEach(index::add);
          ObjectNode names = category.putObject("label");
          categories.forEach(names::put);
        });
    values(root, cube);
    ObjectNode more = root.putObject("extension").put("unit", set.unit());
    more.put("definition", set.how().definition().toString());
    more.put("synthetic", set.parts().stream().anyMatch(part -> part.extent().synthetic()));
    ObjectNode earlier = more.putObject("earlier");
    set.parts()
        .forEach(
            part ->
                part.table()
                    .earlier()
                    .forEach(
                        (id, number) ->
                            earlier
                                .putObject(id)
                                .put("value", number.value())
                                .put("date", number.on().toString())));
    ObjectNode extents = more.putObject("covers");
    set.parts().forEach(part -> extents.put(part.key(), part.label(Texts.ENGLISH)));
    return root;
  }

  private Map<String, Map<String, String>> cube() {
    Map<String, String> releases = new LinkedHashMap<>();
    Map<String, String> periods = new LinkedHashMap<>();
    for (DataSet.Part part : set.parts()) {
      releases.putIfAbsent(part.release().releaseId(), part.release().title().toString());
      periods.putIfAbsent(part.period().id(), part.period().title());
    }
    Map<String, Map<String, String>> cube = new LinkedHashMap<>();
    if (!byRelease) {
      cube.put(RELEASE, releases);
    }
    cube.put(PERIOD, periods);
    for (int at = 0; at < labels.size(); at++) {
      cube.put(set.dimensions().get(at).id(), labels.get(at));
    }
    return cube;
  }

  private void values(ObjectNode root, Map<String, Map<String, String>> cube) {
    ObjectNode values = root.putObject("value");
    ObjectNode statuses = root.putObject("status");
    List<List<String>> keys =
        cube.values().stream().map(categories -> List.copyOf(categories.keySet())).toList();
    for (DataSet.Part part : set.parts()) {
      for (ProtectedCell cell : part.table().table().cells()) {
        List<String> position = new ArrayList<>(place(part));
        position.addAll(cell.position());
        String index = Long.toString(index(position, keys));
        switch (cell) {
          case ProtectedCell.Published shown -> values.put(index, shown.count());
          case ProtectedCell.Suppressed _ -> values.putNull(index);
        }
        statuses.put(index, status(part, cell));
      }
    }
  }

  private static long index(List<String> position, List<List<String>> keys) {
    long index = 0;
    for (int at = 0; at < keys.size(); at++) {
      index = index * keys.get(at).size() + keys.get(at).indexOf(position.get(at));
    }
    return index;
  }

  /// The columns in words, for descriptions.
  static Map<String, String> described(DataSet set) {
    return columns(set).stream()
        .collect(
            Collectors.toMap(
                column -> column,
                column -> NUMBERS.contains(column) ? "integer" : "string",
                (a, b) -> a,
                LinkedHashMap::new));
  }
}
