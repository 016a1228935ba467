package org.throughline.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.throughline.lake.StoredSheet.StoredPart;

/// The parts of the lake that one sheet fills: its rows, its rejects and its anomalies.
///
/// What is written starts with the sheet's origin, so these columns are put here.
final class SheetParts {

  private static final int ROW = 3;

  private final Part rows;
  private final Part rejects;
  private final Part anomalies;
  private final Text release;
  private final Text file;
  private final Text sheet;
  private final Text table;
  private final Map<String, Text> words = new HashMap<>();

  /// @param origin release, file and sheet
  /// @param name of the part's files
  SheetParts(Path lake, LakeTable table, Origin origin, String name) {
    rows = part(table, origin, lake, name);
    rejects = part(LakeTable.REJECTS, origin, lake, name);
    anomalies = part(LakeTable.ANOMALIES, origin, lake, name);
    release = new Text(origin.release());
    file = new Text(origin.file());
    sheet = new Text(origin.sheet());
    this.table = new Text(table.name());
  }

  private static Part part(LakeTable table, Origin origin, Path lake, String name) {
    return new Part(table, origin.toString(), lake.resolve(table.name()).resolve(name));
  }

  /// Where rows come from.
  record Origin(String release, String file, String sheet) {
    @Override
    public String toString() {
      return release + ": " + file + (sheet.isEmpty() ? "" : ", sheet " + sheet);
    }
  }

  /// The row that [#endRow(int)] ends.
  Batch row() {
    return rows.row();
  }

  void endRow(int number) {
    origin(rows, number);
    rows.endRow();
  }

  private void origin(Part part, int number) {
    Batch batch = part.row();
    batch.put(0, release);
    batch.put(1, file);
    batch.put(2, sheet);
    batch.put(ROW, number);
  }

  /// A text of few: the reasons, the names of columns.
  Text word(String word) {
    return words.computeIfAbsent(word, Text::new);
  }

  void reject(int number, String reason) {
    origin(rejects, number);
    rejects.row().put(ROW + 1, word(reason));
    rejects.endRow();
  }

  void anomaly(int number, String column, Typed.Anomaly anomaly) {
    origin(anomalies, number);
    anomalies.row().put(ROW + 1, table);
    anomalies.row().put(ROW + 2, word(column));
    anomalies.row().put(ROW + 3, new Text(anomaly.original()));
    anomalies.row().put(ROW + 4, word(anomaly.reason()));
    anomalies.endRow();
  }

  /// Gives up: no file remains that was not complete before.
  void abandon() throws IOException {
    rows.abandon();
    rejects.abandon();
    anomalies.abandon();
  }

  /// What was written, once every file is complete.
  List<StoredPart> stored() throws IOException {
    List<StoredPart> stored = new ArrayList<>();
    for (Part part : List.of(rows, rejects, anomalies)) {
      if (Files.exists(part.file())) {
        stored.add(StoredPart.of(part.table(), part.file()));
      }
    }
    return stored;
  }

  /// Writes what is left; every file is complete then.
  void close() {
    rows.close();
    rejects.close();
    anomalies.close();
  }
}
