package org.throughline.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.throughline.disclosure.ShownTable;
import org.throughline.disclosure.problem.Derived;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;
import org.throughline.publish.Imprint;
import org.throughline.table.Category;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the files of a published folder show, read back from the files themselves: the tables' CSV and
/// metadata, the page with its shares, the catalogue with its reconciliation.
///
/// @param tables what each table shows, in its CSV or anywhere else
/// @param policy id of the policy that the metadata name; empty when there are no tables
/// @param threshold the threshold that they state; 0 when there are no tables
/// @param excluded rows that rules exclude, by measure and rule, as published
/// @param figures the shares of the page
/// @param withheld why tables are withheld, by their id
/// @param audited the day of the audit that the metadata name; empty when there are no tables
/// @param imprint who published it, with what; empty where the catalogue does not say
/// @param earlier by id, what stands for withheld numbers since an earlier publication showed it
/// @param problems where the files contradict each other
public record PublishedFolder(
    List<ShownTable> tables,
    String policy,
    int threshold,
    Map<String, Map<String, Long>> excluded,
    List<Derived> figures,
    Map<String, String> withheld,
    Optional<LocalDate> audited,
    Optional<Imprint> imprint,
    Map<String, Long> earlier,
    List<String> problems) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  public PublishedFolder {
    tables = List.copyOf(tables);
    excluded = Map.copyOf(excluded);
    figures = List.copyOf(figures);
    withheld = Map.copyOf(withheld);
    earlier = Map.copyOf(earlier);
    problems = List.copyOf(problems);
  }

  public static PublishedFolder read(Path published, SqlEngine engine) throws IOException {
    return new Reading(published, engine).folder();
  }

  /// Reads one folder.
  private static final class Reading {

    private final Path published;
    private final SqlEngine engine;
    private final Map<String, ShownTable> tables = new LinkedHashMap<>();
    private final Map<String, String> totals = new HashMap<>();
    private final Map<String, String> totalOf = new HashMap<>();
    private final Map<String, List<String>> hiddenInner = new HashMap<>();
    private final List<Derived> figures = new ArrayList<>();
    private final Map<String, Map<String, Long>> excluded = new LinkedHashMap<>();
    private final Map<String, Long> earlier = new LinkedHashMap<>();
    private final Set<String> problems = new LinkedHashSet<>();
    private final Map<String, String> withheld = new LinkedHashMap<>();
    private Optional<LocalDate> audited = Optional.empty();
    private Optional<Imprint> imprint = Optional.empty();
    private String policy = "";
    private int threshold;

    private Reading(Path published, SqlEngine engine) {
      this.published = published;
      this.engine = engine;
    }

    private PublishedFolder folder() throws IOException {
      for (Path file : metadataFiles(published.resolve("tables"))) {
        readTable(file);
      }
      PublishedPage page = PublishedPage.read(published);
      page.numbers().forEach((id, values) -> values.forEach(v -> alsoShown(id, v, "page")));
      page.earlier().forEach(this::requireEarlier);
      DataFilesCheck.read(published, engine, this::alsoShown, problems::add);
      readCatalogue();
      figures.addAll(page.figures(id -> Optional.ofNullable(totals.get(id))));
      return new PublishedFolder(
          List.copyOf(tables.values()),
          policy,
          threshold,
          excluded,
          figures,
          withheld,
          audited,
          imprint,
          earlier,
          List.copyOf(problems));
    }

    private static List<Path> metadataFiles(Path tables) throws IOException {
      try (Stream<Path> files = Files.list(tables)) {
        return files.filter(file -> file.toString().endsWith(".metadata.json")).sorted().toList();
      }
    }

    private void readTable(Path metadata) throws IOException {
      JsonNode root = json(metadata);
      String id = root.path("dc:identifier").asString("");
      Path csv = metadata.resolveSibling(root.path("url").asString(""));
      if (!Files.isRegularFile(csv)) {
        problems.add("%s names no CSV file that is there".formatted(metadata.getFileName()));
        return;
      }
      ShownTable shown = shown(id, csv);
      tables.put(id, shown);
      JsonNode notes = root.path("notes").path(0);
      policy = notes.path("policy").path("id").asString("");
      threshold = notes.path("policy").path("threshold").asInt(0);
      Map<String, Long> rules = new LinkedHashMap<>();
      for (JsonNode rule : notes.path("excludedRows")) {
        if (!rule.path("rows").isNull()) {
          rules.put(rule.path("rule").asString(), rule.path("rows").asLong());
        }
      }
      excluded.put(id, rules);
      requireCount(id, notes, "cells", shown.numbers().size() + shown.suppressed().size());
      requireCount(id, notes, "suppressedCells", shown.suppressed().size());
      readSuppressedPeople(id, notes);
    }

    private static Optional<LocalDate> day(String text) {
      try {
        return Optional.of(LocalDate.parse(text));
      } catch (DateTimeParseException _) {
        return Optional.empty();
      }
    }

    /// A file's content, nothing if it is missing or damaged: that is a problem, and not the end.
    private JsonNode json(Path file) throws IOException {
      try {
        return JSON.readTree(Files.readAllBytes(file));
      } catch (NoSuchFileException _) {
        problems.add(file.getFileName() + " is missing");
      } catch (JacksonException _) {
        problems.add(file.getFileName() + " is not JSON");
      }
      return JSON.createObjectNode();
    }

    private void requireCount(String id, JsonNode notes, String key, int count) {
      if (notes.path(key).asInt(-1) != count) {
        problems.add(
            String.format(
                Locale.ROOT,
                "The metadata of table '%s' say %s %s, its CSV has %d",
                id,
                key,
                notes.path(key),
                count));
      }
    }

    /// What a row with a number says of it.
    private static final Set<String> SHOWN = Set.of("published", "rounded", "perturbed");

    /// The columns before those of dimensions in what is read: id, status, value, earlier_value.
    private static final int FIRST_COLUMNS = 4;

    private ShownTable shown(String id, Path csv) {
      List<String> columns = columns(csv);
      int dimensions = columns.indexOf("value") / 2;
      // Folders of earlier versions have none.
      String earlierValue = columns.contains("earlier_value") ? "earlier_value" : "null";
      Map<String, Long> numbers = new LinkedHashMap<>();
      Set<String> suppressed = new LinkedHashSet<>();
      List<String> inner = new ArrayList<>();
      for (Row row :
          engine.rows(
              "select id, status, value, "
                  + earlierValue
                  + ", columns(*) from read_csv(?, header = true, all_varchar = true)",
              csv.toString())) {
        int totals = 0;
        for (int dimension = 0; dimension < dimensions; dimension++) {
          totals += row.text(FIRST_COLUMNS + 2 * dimension).equals(Category.TOTAL) ? 1 : 0;
        }
        requireOnce(id, row.text(0), numbers.keySet(), suppressed);
        if (!row.isNull(3) && row.text(3).matches("\\d{1,18}")) {
          earlier.put(row.text(0), Long.valueOf(row.text(3)));
        }
        if (isWithheld(id, row)) {
          suppressed.add(row.text(0));
          if (totals == 0) {
            inner.add(row.text(0));
          }
        } else {
          numbers.put(row.text(0), Long.valueOf(row.text(2)));
        }
        if (totals == dimensions) {
          totalOf.put(id, row.text(0));
        }
      }
      hiddenInner.put(id, inner);
      if (dimensions == 1 && totalOf.containsKey(id)) {
        numbers.keySet().forEach(cell -> totals.put(cell, totalOf.get(id)));
        suppressed.forEach(cell -> totals.put(cell, totalOf.get(id)));
      }
      return new ShownTable(id, numbers, suppressed);
    }

    private void requireOnce(String id, String cell, Set<String> shown, Set<String> withheld) {
      if (shown.contains(cell) || withheld.contains(cell)) {
        problems.add("Table '%s' has cell '%s' twice".formatted(id, cell));
      }
    }

    /// Whether a row shows nothing. A number is shown, whatever the status beside it says.
    private boolean isWithheld(String id, Row row) {
      String value = row.text(2);
      boolean isWithheld = row.text(1).equals("suppressed");
      if (!isWithheld && !SHOWN.contains(row.text(1))) {
        problems.add(
            "Table '%s' gives cell '%s' the unknown status '%s'"
                .formatted(id, row.text(0), row.text(1)));
      }
      if (isWithheld && !value.isEmpty()) {
        problems.add(
            "Table '%s' withholds cell '%s' and shows '%s' in it"
                .formatted(id, row.text(0), value));
      }
      return isWithheld && !value.matches("\\d{1,18}");
    }

    private List<String> columns(Path csv) {
      return engine
          .rows(
              "select column_name from (describe select * from read_csv(?, header = true,"
                  + " all_varchar = true))",
              csv.toString())
          .stream()
          .map(row -> row.text(0))
          .toList();
    }

    /// How many people, or records, the suppressed cells other than margins are, where it is told.
    private void readSuppressedPeople(String id, JsonNode notes) {
      List<String> inner = hiddenInner.getOrDefault(id, List.of());
      if (notes.has("suppressedPeople") && !inner.isEmpty()) {
        long people = notes.path("suppressedPeople").asLong();
        figures.add(new Derived.Balance("number of suppressed in " + id, inner, List.of(), people));
      }
    }

    private void readCatalogue() throws IOException {
      JsonNode root = json(published.resolve("catalog.json"));
      problems.addAll(CatalogueCheck.problems(published, root));
      imprint = imprint(root.path("imprint"));
      audited = day(root.path("auditDate").asString(""));
      for (JsonNode table : root.path("withheld")) {
        withheld.put(table.path("id").asString(""), table.path("reason").asString(""));
      }
      for (JsonNode row : root.path("reconciliation")) {
        if (row.has("id")) {
          alsoShown(row.path("id").asString(), row.path("ours").asLong(), "catalogue");
        }
      }
    }

    private static Optional<Imprint> imprint(JsonNode node) {
      try {
        return Optional.of(
            new Imprint(
                node.path("version").asString(""),
                node.path("ruleSet").asString(""),
                node.path("publisher").asString(""),
                node.path("contact").asString(""),
                node.path("licence").asString(""),
                node.path("address").asString("")));
      } catch (IllegalArgumentException _) {
        return Optional.empty();
      }
    }

    /// What a page shows as published before is what the tables show as that.
    private void requireEarlier(String id, List<Long> values) {
      if (values.size() != 1 || !values.getFirst().equals(earlier.get(id))) {
        problems.add(
            "A page shows %s as published before in cell '%s', its table %s"
                .formatted(values, id, earlier.containsKey(id) ? earlier.get(id) : "nothing"));
      }
    }

    /// A number shown elsewhere than in its table: readers have it, whatever the table says.
    private void alsoShown(String id, long value, String where) {
      boolean isInATable = false;
      for (ShownTable table : List.copyOf(tables.values())) {
        Long number = table.numbers().get(id);
        if (number != null && number != value) {
          problems.add(
              String.format(
                  Locale.ROOT,
                  "The %s shows %d as '%s', the CSV of table '%s' %d",
                  where,
                  value,
                  id,
                  table.tableId(),
                  number));
        } else if (table.suppressed().contains(id)) {
          problems.add(
              "The %s shows '%s', which the CSV of table '%s' withholds"
                  .formatted(where, id, table.tableId()));
          tables.put(table.tableId(), table.showing(id, value));
        }
        isInATable |= number != null || table.suppressed().contains(id);
      }
      if (!isInATable) {
        problems.add("The %s shows '%s', which no table has".formatted(where, id));
      }
    }
  }
}
