package org.throughline.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.throughline.engine.DuckDbEngine;
import org.throughline.releases.ColumnSpec;
import org.throughline.releases.Registry;
import org.throughline.releases.Surveyor;
import org.throughline.releases.TableSpec;
import org.throughline.releases.Vocabulary;
import org.throughline.testing.MadeUpTable;

/// What tells of a person, in every column of every table of every vocabulary.
final class EveryTableTest {

  /// A day of birth as spreadsheet programs have it; also an amount.
  private static final String DAY = "31120";

  private static final List<String> PERSONAL =
      List.of(
          "ZELAYA, NORMA",
          "Zelaya, N.",
          "JUAN CARLOS GARCIA",
          "Maria Zelaya",
          "SUBJECT: ZELAYA",
          "AKA EL NADIE",
          "123-45-6789",
          "A098765432",
          "98765432",
          DAY,
          "1423 W OAK AVE",
          "03/14/1985",
          "4733c73ccc7e215402373fb0f84d77865ebf92eb");

  /// Of a country, an arrest, a stay, a case, a disposition, an office, a level.
  private static final List<String> WORDS =
      List.of(
          "GUATEMALA",
          "CAP Local Incarceration",
          "Order of Recognizance",
          "[16] Reinstated Final Order",
          "EXPEDITED REMOVAL (I-860)",
          "Denver Area of Responsibility",
          "1 Convicted Criminal");

  @TempDir Path folder;

  static Stream<String> tables() {
    return Registry.load().vocabularies().stream()
        .flatMap(
            known ->
                known.tables().stream().map(table -> known.vocabulary() + " " + table.table()));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void nothingAboutAPersonIsStored(String which) throws Exception {
    Registry registry = Registry.load();
    String vocabulary = which.substring(0, which.indexOf(' '));
    TableSpec table = registry.table(which.substring(which.indexOf(' ') + 1));
    List<Map<String, String>> rows = new ArrayList<>();
    for (ColumnSpec column : columns(registry, vocabulary, table)) {
      for (String text : PERSONAL) {
        if (text.equals(DAY) && column.type() != ColumnSpec.Type.TEXT) {
          continue;
        }
        Map<String, String> row = row(table, rows.size());
        row.put(column.name(), text);
        rows.add(row);
      }
    }
    new MadeUpTable("2026-ICLI-00005", vocabulary, table.table(), rows)
        .write(folder.resolve("in"), "a.csv");
    Path lake = folder.resolve("lake");
    LakeLedger ledger =
        LakeBuilder.build(
            Surveyor.survey(folder.resolve("in"), registry),
            registry,
            new LakeBuilder.Places(lake, Optional.empty(), true),
            ReadingProgress.none());
    assertThat(ledger.rowsKept()).isPositive();
    String stored = stored(lake);
    assertThat(PERSONAL).noneMatch(stored::contains);
    assertThat(Inspector.inspect(folder.resolve("in"), registry, _ -> Optional.empty()).toString())
        .doesNotContain(PERSONAL);
  }

  /// The words of one column in another one, on few rows: the cell is empty in the lake, or its row is rejected.
  @ParameterizedTest
  @MethodSource("tables")
  void noWordOfAnotherColumnIsALabel(String which) throws Exception {
    Registry registry = Registry.load();
    String vocabulary = which.substring(0, which.indexOf(' '));
    TableSpec table = registry.table(which.substring(which.indexOf(' ') + 1));
    List<Map<String, String>> rows = new ArrayList<>();
    List<ColumnSpec> columns =
        columns(registry, vocabulary, table).stream()
            .filter(column -> registry.values().labels(column).isPresent())
            .filter(column -> column.privacy() == ColumnSpec.Privacy.OPEN)
            .toList();
    for (ColumnSpec column : columns) {
      for (String word : WORDS) {
        if (registry.values().labels(column).filter(set -> set.knows(word)).isEmpty()
            && !column.set().equals("facility_code")) {
          Map<String, String> row = row(table, rows.size());
          row.put(column.name(), word);
          rows.add(row);
        }
      }
    }
    new MadeUpTable("2026-ICLI-00005", vocabulary, table.table(), rows)
        .write(folder.resolve("in"), "a.csv");
    LakeLedger ledger =
        LakeBuilder.build(
            Surveyor.survey(folder.resolve("in"), registry),
            registry,
            new LakeBuilder.Places(folder.resolve("lake"), Optional.empty(), true),
            ReadingProgress.none());
    assertThat(ledger.labels()).extracting(OtherLabel::label).doesNotContainAnyElementsOf(WORDS);
  }

  /// Dates may be days of events, and what is not stored is not looked at.
  private static List<ColumnSpec> columns(Registry registry, String vocabulary, TableSpec table) {
    return registry.vocabularies().stream()
        .filter(known -> known.vocabulary().equals(vocabulary))
        .flatMap(known -> known.tables().stream())
        .filter(known -> known.table().equals(table.table()))
        .flatMap(known -> known.columns().stream())
        .map(Vocabulary.Header::column)
        .distinct()
        .map(table::column)
        .filter(column -> column.type() != ColumnSpec.Type.DATE)
        .filter(column -> column.type() != ColumnSpec.Type.TIMESTAMP)
        .filter(column -> column.privacy() != ColumnSpec.Privacy.PERSON)
        .toList();
  }

  private static Map<String, String> row(TableSpec table, int number) {
    Map<String, String> row = new HashMap<>();
    table.key().forEach(key -> row.put(key, "11/" + (1 + number % 28) + "/2024"));
    row.put("person", String.format(Locale.ROOT, "%032xab", 1_000_003L * (number + 7)));
    row.put("citizenship", "MEXICO");
    row.put("gender", "Male");
    row.put("aor", "Dallas Area of Responsibility");
    return row;
  }

  private static String stored(Path lake) throws Exception {
    StringBuilder all = new StringBuilder();
    try (DuckDbEngine engine = DuckDbEngine.open();
        Stream<Path> files = Files.walk(lake)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".parquet")).toList()) {
        engine
            .rows("select * from read_parquet('" + file + "')")
            .forEach(row -> all.append(row.values()).append('\n'));
      }
    }
    return all.toString();
  }
}
