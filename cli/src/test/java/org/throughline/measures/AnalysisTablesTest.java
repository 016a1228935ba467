package org.throughline.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.FileNotes;
import org.throughline.engine.Row;
import org.throughline.facilities.FacilityTables;
import org.throughline.lifecycle.Lifecycle;
import org.throughline.releases.ColumnSpec;
import org.throughline.releases.Registry;
import org.throughline.releases.TableSpec;

/// The files meant for analysis are what the reference and they themselves say, fit together, and can be read as the
/// examples read them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AnalysisTablesTest {

  private static final Path REFERENCE = Path.of("../docs/reference/analysis.md");
  private static final int LONGEST_SECONDS = 120;

  private static final Map<String, String> TYPES =
      Map.of(
          "VARCHAR", "text",
          "BIGINT", "integer",
          "INTEGER", "integer",
          "DOUBLE", "number",
          "DATE", "date",
          "TIMESTAMP", "timestamp");

  private final DuckDbEngine engine = DuckDbEngine.open();
  private Path folder = Path.of("");

  @BeforeAll
  void build(@TempDir Path place) throws Exception {
    folder = place;
    Path release = place.resolve("release");
    Path lake = place.resolve("out/lake");
    MadeUpLake.write("V3", 600, 11, release, lake);
    FacilityTables.write(List.of(), lake, lake);
    Lifecycle.make(engine, lake);
    Lifecycle.keep(engine, lake, "throughline-1");
    Measures.load().make(engine, place.resolve("out/analysis"), "throughline-1");
  }

  @AfterAll
  void close() {
    engine.close();
  }

  static List<AnalysisTable> tables() {
    return AnalysisTable.all();
  }

  private String file(String table) {
    return "'" + folder.resolve("out/analysis").resolve(table + ".parquet") + "'";
  }

  private long number(String sql) {
    return engine.rows(sql).getFirst().number(0);
  }

  private static String section(String title) throws IOException {
    return Pattern.compile("(?m)^## ")
        .splitAsStream(Files.readString(REFERENCE))
        .filter(part -> part.startsWith(title + "\n"))
        .findFirst()
        .orElse("");
  }

  @ParameterizedTest
  @MethodSource("tables")
  void theReferenceSaysWhatIsDeclared(AnalysisTable table) throws IOException {
    List<String> lines =
        section(table.table()).lines().filter(line -> line.startsWith("| `")).toList();

    assertThat(lines)
        .containsExactlyElementsOf(
            table.columns().stream()
                .map(
                    column ->
                        "| `%s` | %s | %s | %s |"
                            .formatted(column.name(), column.type(), column.unit(), column.about()))
                .toList());
    assertThat(section(table.table())).contains("One row is " + table.row() + ".");
    for (String part : table.key()) {
      assertThat(section(table.table())).contains("`" + part + "`");
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void theFileHasTheDeclaredColumnsAndTypes(AnalysisTable table) {
    Map<String, String> found = new HashMap<>();
    List<String> names = new ArrayList<>();
    for (Row row : engine.rows("describe select * from " + file(table.table()))) {
      names.add(row.text(0));
      String type = row.text(1).toUpperCase(Locale.ROOT);
      found.put(row.text(0), type.startsWith("DECIMAL") ? "number" : TYPES.get(type));
    }

    assertThat(names)
        .containsExactlyElementsOf(table.columns().stream().map(c -> c.name()).toList());
    table
        .columns()
        .forEach(column -> assertThat(found).containsEntry(column.name(), column.type()));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void theFileSaysWhatItIs(AnalysisTable table) {
    Map<String, String> notes = notes(folder.resolve("out/analysis/" + table.table() + ".parquet"));

    assertThat(notes)
        .containsEntry("description", "one row is " + table.row())
        .containsEntry("key", String.join(", ", table.key()))
        .containsEntry("program", "Throughline " + FileNotes.PROGRAM_VERSION)
        .containsEntry("rule_set", "throughline-1");
    assertThat(notes.get("source")).contains(".xlsx, sha256 ");
    for (AnalysisTable.Column column : table.columns()) {
      assertThat(notes.get("column." + column.name()))
          .contains(column.type(), column.unit(), column.about());
    }
  }

  private Map<String, String> notes(Path file) {
    Map<String, String> notes = new HashMap<>();
    engine
        .rows("select decode(key), decode(value) from parquet_kv_metadata('%s')".formatted(file))
        .forEach(row -> notes.put(row.text(0), row.text(1)));
    return notes;
  }

  @Test
  void everyFileOfTheLakeSaysWhatItIs() throws IOException {
    for (TableSpec table : Registry.load().tables()) {
      try (Stream<Path> parts = Files.list(folder.resolve("out/lake").resolve(table.table()))) {
        for (Path part : parts.toList()) {
          Map<String, String> notes = notes(part);
          assertThat(notes).containsEntry("description", "one row is " + table.row());
          assertThat(notes).containsKeys("source", "program", "rule_set", "column.origin_row");
          for (ColumnSpec column : table.lakeColumns()) {
            if (column.privacy() == ColumnSpec.Privacy.OPEN) {
              assertThat(notes.get("column." + column.name())).endsWith("; " + column.about());
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void theKeyTellsRowsApart(AnalysisTable table) {
    String keys = String.join(", ", table.key());
    assertThat(
            number(
                "select count(*) from (select %1$s from %2$s group by %1$s having count(*) > 1)"
                    .formatted(keys, file(table.table()))))
        .isZero();
    for (String part : table.key()) {
      assertThat(
              number(
                  "select count(*) from %s where %s is null".formatted(file(table.table()), part)))
          .isZero();
    }
  }

  /// Columns that locate or identify a person are none of these; the word for one thing is the same everywhere.
  @Test
  void noColumnIdentifiesAndNoOfficeIsSpelledInTwoWays() {
    Set<String> forbidden = new TreeSet<>();
    for (TableSpec table : Registry.load().tables()) {
      table.columns().stream()
          .filter(column -> !column.privacy().inLake())
          .forEach(column -> forbidden.add(column.name()));
    }
    assertThat(forbidden).contains("landmark", "file_number");
    for (AnalysisTable table : tables()) {
      List<String> names = table.columns().stream().map(AnalysisTable.Column::name).toList();
      assertThat(names).doesNotContainAnyElementsOf(forbidden).doesNotContain("place", "facility");
      if (names.contains("aor")) {
        assertThat(
                number(
                    "select count(*) from %s where aor like '%%Area of Responsibility'"
                        .formatted(file(table.table()))))
            .as(table.table())
            .isZero();
      }
    }
  }

  /// Released rows, kept rows, stays and nights, each counted from another file.
  @Test
  void theTablesFitTogether() {
    for (String table : List.of("arrests", "removals")) {
      assertThat(number("select count(*) from " + file(table)))
          .isEqualTo(number("select count(*) from " + table));
    }
    assertThat(number("select count(*) from " + file("book_ins")))
        .isEqualTo(number("select count(*) from detentions"));
    assertThat(number("select cast(sum(stints) as bigint) from " + file("stays")))
        .isEqualTo(number("select count(*) from " + file("stints")));
    assertThat(
            number(
                "select count(*) from %s a left join %s b on a.stay = b.stay and a.release = b.release where b.stay is null"
                    .formatted(file("stints"), file("stays"))))
        .isZero();
    assertThat(
            number(
                "select count(*) from (select day, sum(people) as people from %s group by day) f join %s n on n.day = f.day where n.people > f.people"
                    .formatted(file("facility_days"), file("nation_days"))))
        .isZero();
    assertThat(
            number(
                "select count(*) from %s where facility_name is null"
                    .formatted(file("facility_days"))))
        .isZero();
  }

  /// The length of a stay, worked out from its ends.
  @Test
  void lengthsAreWhatTheTimesSay() {
    List<Row> rows =
        engine.rows(
            "select cast(stay_start as varchar), cast(stay_end as varchar), cast(round(days *"
                + " 86400) as bigint), cast(round(days_held * 86400) as bigint) from "
                + file("stays")
                + " where excluded_by is null and stay_end is not null");

    assertThat(rows).hasSizeGreaterThan(100);
    for (Row row : rows) {
      long seconds = Duration.between(time(row.text(0)), time(row.text(1))).toSeconds();
      assertThat(row.number(2)).isEqualTo(seconds);
      assertThat(row.number(3)).isEqualTo(seconds);
    }
    assertThat(
            number(
                "select count(*) from %s where in_custody = 1 and days_held is null and excluded_by is null"
                    .formatted(file("stays"))))
        .isZero();
  }

  private static LocalDateTime time(String text) {
    return LocalDateTime.parse(text.replace(' ', 'T'));
  }

  /// What is published as the SQL of a measure, over files that bear the names it reads.
  @Test
  void thePublishedSqlRunsOverTheFilesOfABuild() throws IOException {
    try (DuckDbEngine other = DuckDbEngine.open()) {
      name(other, folder.resolve("out/lake"));
      name(other, folder.resolve("out/lake/lifecycle"));
      Measures measures = Measures.load();
      for (MeasureSpec spec : measures.published()) {
        String sql = measures.shownSql(spec);
        String counted = "select count(*) from (%s) where excluded_by is null";
        AnalysisTable table = AnalysisTable.madeFrom(spec.sqlTable());
        assertThat(other.rows(counted.formatted(sql)).getFirst().number(0))
            .as(spec.measure())
            .isEqualTo(number(counted.formatted("select * from " + file(table.table()))));
      }
    }
  }

  private static void name(DuckDbEngine engine, Path lake) throws IOException {
    try (Stream<Path> files = Files.list(lake)) {
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(".parquet")) {
          engine.define(name.replace(".parquet", ""), "select * from '%s'".formatted(file));
        } else if (Files.isDirectory(file) && hasRows(file)) {
          engine.define(
              name,
              "select * from read_parquet('%s/*.parquet', union_by_name = true)".formatted(file));
        }
      }
    }
  }

  private static boolean hasRows(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(".parquet"))
          && !folder.endsWith("lifecycle");
    }
  }

  private static List<String> examples(String language) throws IOException {
    return Pattern.compile("(?s)```" + language + "\n(.*?)```")
        .matcher(Files.readString(REFERENCE))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  static List<String> queries() throws IOException {
    return examples("sql");
  }

  @ParameterizedTest
  @MethodSource("queries")
  void theExamplesInSqlGiveRows(String query) {
    String here = query.replace("'out/", "'" + folder + "/out/").strip().replaceAll(";$", "");
    assertThat(engine.rows(here)).isNotEmpty();
  }

  /// Where the packages are not at hand their SQL runs all the same.
  @Test
  void theSqlInsideTheExamplesGivesRows() throws IOException {
    for (String language : List.of("python", "r")) {
      for (String example : examples(language)) {
        Matcher sql = Pattern.compile("(?s)\"\\s*(select .*?)\"").matcher(example);
        assertThat(sql.find()).as(example).isEqualTo(example.contains("duckdb"));
        if (example.contains("duckdb")) {
          theExamplesInSqlGiveRows(sql.group(1));
        }
      }
    }
  }

  private void writeAnswer() throws IOException {
    Answer answer =
        new Queries(engine, Measures.load()).answer(Question.of("arrests").every(Every.MONTH));
    Files.writeString(folder.resolve("arrests.csv"), AnswerText.csv(answer));
  }

  @Test
  void theExamplesInPythonRun() throws Exception {
    assumeTrue(runs("python3", "-c", "0"), "skipped: no python3");
    writeAnswer();
    boolean hasPackage = runs("python3", "-c", "import duckdb");
    for (String example : examples("python")) {
      if (hasPackage || !example.contains("import duckdb")) {
        assertThat(output("python3", "-c", example)).containsPattern("2025-06 [0-9]+");
      }
    }
  }

  @Test
  void theExamplesInRRun() throws Exception {
    assumeTrue(runs("Rscript", "-e", "0"), "skipped: no Rscript");
    writeAnswer();
    boolean hasPackage = runs("Rscript", "-e", "library(duckdb)");
    for (String example : examples("r")) {
      if (hasPackage || !example.contains("library(")) {
        assertThat(output("Rscript", "-e", example)).containsPattern("[0-9]");
      }
    }
  }

  private boolean runs(String... command) throws Exception {
    try {
      return start(command).waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private Process start(String... command) throws IOException {
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output.txt").toFile())
        .start();
  }

  private String output(String... command) throws Exception {
    Process process = start(command);
    assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
    String said = Files.readString(folder.resolve("output.txt"), StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as(said).isZero();
    return said.lines().collect(Collectors.joining("\n"));
  }
}
