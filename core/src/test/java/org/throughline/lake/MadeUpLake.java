package org.throughline.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.Row;
import org.throughline.releases.Made;
import org.throughline.releases.Registry;
import org.throughline.releases.Surveyor;

/// Makes one release of arrests, some of its rows changed by the test, and reads it into a lake.
abstract class MadeUpLake {

  static final String HEADER =
      "Apprehension Date|Apprehension Type|State|County|TOA Current Duty AOR|Apprehension Final"
          + " Program|Arresting Agency|Apprehension Method|Apprehension Criminality|Case"
          + " Status|Case Category|Departure Country|Final Order Yes No|Birth Date|Birth"
          + " Year|Citizenship Country|Gender|Departed Date|Final Order Date|Apprehension Site"
          + " Landmark|Operation|TOA Current Duty Site|Case Criminality|Case Threat"
          + " Level|Anonymized Identifier";
  static final int ROWS = 60;

  @TempDir Path folder;
  @TempDir Path out;

  final SplittableRandom random = new SplittableRandom(12);

  String hash() {
    return String.format(
        Locale.ROOT, "%016x%016x%08x", random.nextLong(), random.nextLong(), random.nextInt());
  }

  List<String> row(int day) {
    return new ArrayList<>(
        List.of(
            String.format(Locale.ROOT, "%d/%d/2024 10:%02d", 10 + day % 3, 1 + day % 28, day % 60),
            "",
            "TEXAS",
            "",
            "Dallas Area of Responsibility",
            "ERO Criminal Alien Program",
            "ICE",
            "CAP Local Incarceration",
            "1 Convicted Criminal",
            "ACTIVE",
            "[16] Reinstated Final Order",
            "",
            "NO",
            "b(6), b(7)c",
            Integer.toString(1970 + day % 30),
            "MEXICO",
            "Male",
            "",
            "",
            "SYNTHETIC LANDMARK",
            "",
            "NOWHERE",
            "1 Convicted Criminal",
            "NA",
            hash()));
  }

  List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      rows.add(row(i));
    }
    return rows;
  }

  LakeLedger text(List<List<String>> rows) throws Exception {
    List<String> lines = new ArrayList<>(List.of("2026-ICLI-00005", HEADER));
    rows.forEach(row -> lines.add(String.join("|", row)));
    Made.lines(folder, "a.txt", lines.toArray(String[]::new));
    return build(false);
  }

  LakeLedger workbook(List<List<String>> rows) throws Exception {
    List<String> lines = new ArrayList<>(List.of("2026-ICLI-00005", HEADER));
    rows.forEach(row -> lines.add(String.join("|", row)));
    Made.workbook(folder, "a.xlsx", Made.sheet("Sheet1", lines.toArray(String[]::new)));
    return build(false);
  }

  LakeLedger build(boolean acceptUnreadable) throws Exception {
    Registry registry = Registry.load();
    return LakeBuilder.build(
        Surveyor.survey(folder, registry),
        registry,
        new LakeBuilder.Places(lake(), Optional.empty(), acceptUnreadable),
        ReadingProgress.none());
  }

  Path lake() {
    return out.resolve("lake");
  }

  List<Row> query(String sql) {
    try (DuckDbEngine engine = DuckDbEngine.open()) {
      LakeFiles.tables(lake()).forEach(engine::read);
      return engine.rows(sql);
    }
  }

  long number(String sql) {
    return query(sql).getFirst().number(0);
  }

  /// Nothing anywhere in the lake holds the text.
  void nowhere(String text) throws Exception {
    for (String table :
        List.of("arrests", "anomalies", "rejects", "other_labels", "ledger", "columns")) {
      assertThat(query("select * from " + table))
          .as(table)
          .noneMatch(row -> row.values().toString().contains(text));
    }
  }

  static void clear(Path lake) throws java.io.IOException {
    try (java.util.stream.Stream<Path> all = java.nio.file.Files.walk(lake)) {
      for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        java.nio.file.Files.delete(path);
      }
    }
  }
}
