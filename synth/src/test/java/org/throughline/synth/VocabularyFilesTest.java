package org.throughline.synth;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Holds the vocabulary files against the table files and against the published column lists.
class VocabularyFilesTest {

  private static final Path REGISTRY = Path.of("../core/src/main/resources/registry");
  private static final int COLUMNS = 9;

  /// Type in the codebook, our vocabulary, our table.
  private static final Map<String, String> CODEBOOK =
      Map.ofEntries(
          Map.entry("arrests", "v1-2012-2023/arrests"),
          Map.entry("detentions", "v1-2012-2023/detentions"),
          Map.entry("removals", "v1-2012-2023/removals"),
          Map.entry("rca", "v1-2012-2023/risk_classifications"),
          Map.entry("arrests_20mar2024", "v2-2023-2025/arrests"),
          Map.entry("detainers_20mar2024", "v2-2023-2025/detainers"),
          Map.entry("detentions_20mar2024", "v2-2023-2025/detentions"),
          Map.entry("encounters_20mar2024", "v2-2023-2025/encounters"),
          Map.entry("arrests_noid", "uwchr-09023/arrests"),
          Map.entry("encounters_noid", "uwchr-09023/encounters"),
          Map.entry("removals_noid", "uwchr-09023/removals"),
          Map.entry("detentions_noid", "uwchr-09022/detentions"),
          Map.entry("detainers_noid", "npr-detainers/detainers"));

  @TestFactory
  Stream<DynamicTest> everyColumnNamedExistsInItsTable() throws IOException {
    return entries().stream()
        .map(
            table ->
                DynamicTest.dynamicTest(
                    table.name(),
                    () -> {
                      Map<String, JsonNode> known = table(table.table());
                      for (JsonNode entry : table.columns()) {
                        assertThat(known).containsKey(entry.get("column").asString());
                      }
                    }));
  }

  @TestFactory
  Stream<DynamicTest> noHeaderMeansTwoColumns() throws IOException {
    return entries().stream()
        .map(table -> DynamicTest.dynamicTest(table.name(), () -> assertUnambiguous(table)));
  }

  private static void assertUnambiguous(Entries table) {
    Map<String, String> meanings = new HashMap<>();
    for (JsonNode entry : table.columns()) {
      String header = fold(entry.get("header").asString());
      if (entry.has("twice")) {
        assertThat(entry.get("twice").asString()).isEqualTo("first");
        header = header + " (first)";
      }
      assertThat(meanings.put(header, entry.get("column").asString())).as(header).isNull();
    }
  }

  @TestFactory
  Stream<DynamicTest> noHeaderThatSmellsOfAPersonOrAPlaceReachesTheLake() throws IOException {
    List<String> smells =
        List.of(
            "alien file",
            "a number",
            "a_number",
            "case id",
            "subject id",
            "subj id",
            "sujb id",
            "subj_id",
            "birth date",
            "date of birth",
            "last name",
            "last_name",
            "first name",
            "first_name",
            "subject name",
            "landmark",
            "county",
            "city",
            "address",
            "zip",
            "duty site",
            "responsible site",
            "book in site",
            "docket control office",
            "comments",
            "officer id",
            "officer_id",
            "supervisor id",
            "supervisor_id",
            "dta id",
            "civilian id",
            "person id",
            "employee id",
            "inmate number",
            "created by",
            "create by");
    return entries().stream()
        .map(
            table ->
                DynamicTest.dynamicTest(
                    table.name(),
                    () -> {
                      Map<String, JsonNode> known = table(table.table());
                      for (JsonNode entry : table.columns()) {
                        String header = fold(entry.get("header").asString());
                        boolean country = header.equals("citizenship county");
                        if (!country && smells.stream().anyMatch(smell -> smells(header, smell))) {
                          JsonNode column = known.get(entry.get("column").asString());
                          assertThat(column != null && column.has("privacy")).as(header).isTrue();
                        }
                      }
                    }));
  }

  private static boolean smells(String header, String words) {
    return (" " + header + " ").contains(" " + words + " ");
  }

  @Test
  void tablesNameEachColumnOnceWithAKnownTypeAndPrivacy() throws IOException {
    try (Stream<Path> files = Files.list(REGISTRY.resolve("tables"))) {
      for (Path file : files.sorted().toList()) {
        Set<String> names = new HashSet<>();
        for (JsonNode column : yaml(file).get("columns")) {
          String name = column.get("name").asString();
          assertThat(names.add(name)).as(file + " " + name).isTrue();
          assertThat(column.get("type").asString())
              .isIn("text", "date", "timestamp", "integer", "decimal");
          if (column.has("privacy")) {
            assertThat(column.get("privacy").asString()).isIn("person", "locating", "identifying");
          }
        }
      }
    }
  }

  @Test
  void everyPublishedColumnListIsCovered() throws IOException {
    Path codebook = data().resolve("codebook/ddp-labels.xlsx");
    assumeTrue(Files.exists(codebook), "No codebook at " + codebook + "; set THROUGHLINE_DATA");
    Set<String> missing = new TreeSet<>();
    int lists = 0;
    Map<String, Entries> known = new LinkedHashMap<>();
    entries().forEach(table -> known.put(table.name(), table));
    for (List<String> row : codebookRows(codebook)) {
      String table = CODEBOOK.get(row.get(2));
      if (table != null && row.getFirst().startsWith("ice/")) {
        lists++;
        missing.addAll(missing(row.get(COLUMNS), requireNonNull(known.get(table), table)));
      }
    }
    assertThat(lists).isGreaterThanOrEqualTo(69);
    assertThat(missing).isEmpty();
  }

  @Test
  void noInventedFacilityHasTheCodeOfARealOne() throws IOException {
    Path list = data().resolve("facilities/ICE_Facility_List_11-06-2017-web.xlsx");
    assumeTrue(Files.exists(list), "No facility list at " + list + "; set THROUGHLINE_DATA");
    Set<String> real = new HashSet<>();
    DataFormatter formatter = new DataFormatter();
    try (Workbook workbook = WorkbookFactory.create(list.toFile(), null, true)) {
      workbook
          .getSheet("Facility List - Main")
          .forEach(row -> real.add(formatter.formatCellValue(row.getCell(0)).strip()));
    }
    assertThat(real).contains("STWRTGA").hasSizeGreaterThan(1000);
    assertThat(Facilities.read().all()).noneMatch(f -> real.contains(f.code()));
  }

  private static Set<String> missing(String list, Entries table) {
    Set<String> headers = new HashSet<>();
    table.columns().forEach(entry -> headers.add(fold(entry.get("header").asString())));
    Set<String> missing = new TreeSet<>();
    for (String column : list.split("; ", -1)) {
      // R appends ...N to headers that are empty or stand twice; "sheet" was added by the codebook.
      String header = column.replaceFirst("\\.\\.\\.[0-9]+$", "");
      if (!header.isEmpty() && !header.equals("sheet") && !headers.contains(fold(header))) {
        missing.add(table.name() + ": " + header);
      }
    }
    return missing;
  }

  private static List<List<String>> codebookRows(Path codebook) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    DataFormatter formatter = new DataFormatter();
    try (Workbook workbook = WorkbookFactory.create(codebook.toFile(), null, true)) {
      for (Row row : workbook.getSheet("data")) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i <= COLUMNS; i++) {
          cells.add(formatter.formatCellValue(row.getCell(i)));
        }
        rows.add(cells);
      }
    }
    return rows;
  }

  /// One table of one vocabulary.
  private record Entries(String vocabulary, String table, List<JsonNode> columns) {

    String name() {
      return vocabulary + "/" + table;
    }
  }

  private static List<Entries> entries() throws IOException {
    List<Entries> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(REGISTRY.resolve("vocabularies"))) {
      for (Path file : files.sorted().toList()) {
        JsonNode root = yaml(file);
        String vocabulary = root.get("vocabulary").asString();
        for (JsonNode table : root.get("tables")) {
          List<JsonNode> columns = new ArrayList<>();
          table.get("columns").forEach(columns::add);
          all.add(new Entries(vocabulary, table.get("table").asString(), columns));
        }
      }
    }
    assertThat(all.size()).isGreaterThan(20);
    return all;
  }

  private static Map<String, JsonNode> table(String name) throws IOException {
    Map<String, JsonNode> columns = new HashMap<>();
    yaml(REGISTRY.resolve("tables").resolve(name + ".yaml"))
        .get("columns")
        .forEach(column -> columns.put(column.get("name").asString(), column));
    return columns;
  }

  private static JsonNode yaml(Path file) throws IOException {
    return new YAMLMapper().readTree(Files.readString(file));
  }

  private static String fold(String header) {
    return String.join(
        " ", Arrays.asList(header.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)));
  }

  private static Path data() {
    String set = System.getenv("THROUGHLINE_DATA");
    return set == null ? Path.of("../../shared/data") : Path.of(set);
  }
}
