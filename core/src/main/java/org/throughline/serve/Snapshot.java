package org.throughline.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.throughline.digest.Sha256;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One published folder as it was when it was opened. A later build has another folder, a later export into the same
/// one another catalogue, and so either has another snapshot.
///
/// @param folder the folder itself, never a link to it
/// @param written when its catalogue was, which is written last
/// @param digest SHA-256 of its catalogue, which has the digests of all its files
/// @param changes the versions of its data sets and what changed; nothing in a publication of before there were any
record Snapshot(
    Path folder,
    FileTime written,
    String digest,
    JsonNode catalogue,
    JsonNode changes,
    Map<String, DataSet> dataSets) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  Snapshot {
    dataSets = Map.copyOf(dataSets);
  }

  /// @throws IOException if the folder holds no publication
  static Snapshot of(Path folder) throws IOException {
    FileTime written = written(folder);
    byte[] text = Files.readAllBytes(folder.resolve("catalog.json"));
    JsonNode catalogue = json(folder.resolve("catalog.json"), text);
    Map<String, DataSet> dataSets = new LinkedHashMap<>();
    try (SqlEngine engine = DuckDbEngine.open()) {
      for (JsonNode entry : catalogue.path("tables")) {
        String csv = entry.path("csv").path("path").asString("");
        String id = entry.path("id").asString("");
        dataSets.put(id, read(engine, folder, csv, id, entry));
      }
    }
    return new Snapshot(folder, written, Sha256.of(text), catalogue, changes(folder), dataSets);
  }

  /// Whether it is still what lies in a folder.
  boolean isOf(Path place) throws IOException {
    return folder.equals(place) && written.equals(written(place));
  }

  private static FileTime written(Path folder) throws IOException {
    return Files.getLastModifiedTime(folder.resolve("catalog.json"));
  }

  /// What `changes.json` of a folder says; nothing where it has none.
  static JsonNode changes(Path folder) throws IOException {
    Path file = folder.resolve("changes.json");
    return Files.isRegularFile(file)
        ? json(file, Files.readAllBytes(file))
        : JSON.createObjectNode();
  }

  private static JsonNode json(Path file, byte[] text) throws IOException {
    try {
      return JSON.readTree(text);
    } catch (JacksonException e) {
      throw new IOException(file + " is not JSON", e);
    }
  }

  /// The version of one of its data sets; empty where it has none.
  String version(DataSet data) {
    return changes
        .path("dataSets")
        .path(data.entry().path("dataSet").asString(""))
        .path("version")
        .asString("");
  }

  private static DataSet read(SqlEngine engine, Path folder, String csv, String id, JsonNode entry)
      throws IOException {
    Path file = folder.resolve(csv).normalize();
    if (!file.startsWith(folder)) {
      throw new IOException("The catalogue names a file outside the folder: " + csv);
    }
    // In the order of the file, whatever its size.
    String table =
        "read_csv(?, header = true, all_varchar = true, parallel = false, delim = ',', quote = '\"', escape = '\"')";
    List<String> columns =
        engine
            .rows("select column_name from (describe select * from " + table + ")", "" + file)
            .stream()
            .map(row -> row.text(0))
            .toList();
    List<List<String>> rows = new ArrayList<>();
    for (Row row : engine.rows("select * from " + table, "" + file)) {
      List<String> texts = new ArrayList<>();
      for (int column = 0; column < columns.size(); column++) {
        texts.add(row.text(column));
      }
      rows.add(List.copyOf(texts));
    }
    return new DataSet(id, entry, csv, columns, rows);
  }

  /// @throws Problem if there is none, naming the nearest
  DataSet dataSet(String id) {
    DataSet found = dataSets.get(id);
    if (found == null) {
      List<String> tables =
          dataSets.values().stream()
              .filter(one -> one.entry().path("dataSet").asString("").equals(id))
              .map(DataSet::id)
              .sorted()
              .toList();
      if (!tables.isEmpty()) {
        throw Problem.missing(
            "'%s' is a data set of the site, which is made of several here. Valid: %s"
                .formatted(id, String.join(", ", tables)));
      }
      throw Problem.missing(
          "No data set is called '%s'. Valid: an id that /api/v1/data-sets lists".formatted(id));
    }
    return found;
  }
}
