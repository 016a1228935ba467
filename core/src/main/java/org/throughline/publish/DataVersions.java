package org.throughline.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.throughline.digest.Sha256;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.EngineException;
import org.throughline.engine.Row;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The versions of the data sets, and how they differ from those that were published last.
///
/// A version says what a program that reads the data set has to fear: the first number rises when something was removed,
/// the second when something was added or a number changed, the third when only words changed.
///
/// @param version of all of them together
/// @param previous the version that was published last; empty for a first publication
/// @param since the day of the version
/// @param removed data sets that are no longer there
/// @param history the versions before, newest first
/// @param waiting numbers of before that stand
record DataVersions(
    String version,
    Optional<String> previous,
    LocalDate since,
    Map<String, OfSet> sets,
    List<String> removed,
    List<Past> history,
    List<Standing> waiting) {

  static final String FILE = "changes.json";

  private static final String FIRST = "1.0.0";
  private static final String DATA = "data/";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /// Columns of a data set that do not say which number it is.
  private static final Set<String> SAID =
      Set.of(
          "value", "status", "id", "covers", "scope", "records", "earlier_value", "earlier_date");

  /// Columns that say what a number is: one that stands is the same whether it is of today or of an earlier day.
  private static final Set<String> NUMBER =
      Set.of("value", "status", "earlier_value", "earlier_date");

  /// So many ids of changed numbers are listed; all are counted.
  private static final int MOST_IDS = 1_000;

  DataVersions {
    sets = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(sets));
    removed = List.copyOf(removed);
    history = List.copyOf(history);
    waiting = List.copyOf(waiting);
  }

  /// What a change means to whoever reads the data.
  enum Level {
    PATCH,
    MINOR,
    MAJOR
  }

  /// A kind of change, by the name that files give it.
  enum Kind {
    COLUMN_REMOVED(Level.MAJOR),
    CATEGORY_REMOVED(Level.MAJOR),
    ROWS_REMOVED(Level.MAJOR),
    DATA_SET_ADDED(Level.MINOR),
    COLUMN_ADDED(Level.MINOR),
    CATEGORY_ADDED(Level.MINOR),
    ROWS_ADDED(Level.MINOR),
    VALUES_CHANGED(Level.MINOR),
    DEFINITION_CHANGED(Level.PATCH),
    WORDS_CHANGED(Level.PATCH);

    private final Level level;

    Kind(Level level) {
      this.level = level;
    }

    String text() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /// A change of a data set.
  ///
  /// @param column where categories came or went; else empty
  /// @param rows how many rows; 0 where rows are not what changed
  /// @param names columns, categories, or ids of numbers
  record Change(Kind kind, String column, long rows, List<String> names) {
    Change {
      names = List.copyOf(names);
    }
  }

  /// A data set's version.
  ///
  /// @param definition a checksum of its definition
  record OfSet(String version, Optional<String> previous, String definition, List<Change> changes) {
    OfSet {
      changes = List.copyOf(changes);
    }
  }

  /// A version of before.
  record Past(String version, String date) {}

  /// Compares the data files in a folder with those that were published last.
  ///
  /// @param before the folder that [PreviousPublication] kept; empty for a first publication
  /// @param waiting numbers of before that stand: that they are in other files is no change
  static DataVersions of(
      List<DataSet> sets,
      OutputFolder folder,
      Optional<Path> before,
      List<Standing> waiting,
      LocalDate audited) {
    Map<String, String> definitions = new LinkedHashMap<>();
    sets.forEach(set -> definitions.put(set.slug(), Sha256.of(set.how().definition().toString())));
    if (before.isEmpty()) {
      Map<String, OfSet> first = new LinkedHashMap<>();
      definitions.forEach(
          (name, text) -> first.put(name, new OfSet(FIRST, Optional.empty(), text, List.of())));
      return new DataVersions(
          FIRST, Optional.empty(), audited, first, List.of(), List.of(), List.of());
    }
    JsonNode last = read(before.get().resolve(FILE));
    try (DuckDbEngine engine = DuckDbEngine.openWithin(before.get())) {
      Map<String, OfSet> all = new LinkedHashMap<>();
      definitions.forEach(
          (name, text) ->
              all.put(
                  name,
                  next(
                      last.path("dataSets").path(name),
                      text,
                      found(engine, before.get(), folder.directory(), name, waiting))));
      return together(all, last, before.get(), waiting, audited);
    }
  }

  /// A file of before that cannot be read is as good as none.
  private static List<Change> found(
      DuckDbEngine engine, Path before, Path now, String name, List<Standing> waiting) {
    try {
      return new Comparison(engine, waiting).changes(before, now, name);
    } catch (EngineException _) {
      return List.of(new Change(Kind.DATA_SET_ADDED, "", 0, List.of()));
    }
  }

  private static DataVersions together(
      Map<String, OfSet> all,
      JsonNode last,
      Path before,
      List<Standing> waiting,
      LocalDate audited) {
    Set<String> there = new java.util.TreeSet<>(all.keySet());
    waiting.forEach(one -> there.add(one.slug()));
    List<String> removed = removed(there, before);
    Optional<Level> level =
        removed.isEmpty()
            ? level(all.values().stream().flatMap(set -> set.changes().stream()).toList())
            : Optional.of(Level.MAJOR);
    String previous = last.path("version").asString(FIRST);
    if (level.isEmpty()) {
      // The same publication once more: it differs from the one before it as it did.
      return again(last, waiting, audited);
    }
    List<Past> history = history(last);
    history.addFirst(new Past(previous, date(last)));
    String version = raised(previous, level.get());
    return new DataVersions(
        version, Optional.of(previous), audited, all, removed, history, waiting);
  }

  /// What a file of versions says.
  private static DataVersions again(JsonNode file, List<Standing> waiting, LocalDate audited) {
    Map<String, OfSet> sets = new LinkedHashMap<>();
    file.path("dataSets")
        .properties()
        .forEach(
            set ->
                sets.put(
                    set.getKey(),
                    new OfSet(
                        set.getValue().path("version").asString(FIRST),
                        text(set.getValue(), "previous"),
                        set.getValue().path("definition").asString(""),
                        changes(set.getValue().path("changes")))));
    return new DataVersions(
        file.path("version").asString(FIRST),
        text(file, "previous"),
        LocalDate.parse(file.path("date").asString(audited.toString())),
        sets,
        texts(file.path("removed")),
        history(file),
        waiting);
  }

  private static List<Past> history(JsonNode file) {
    List<Past> history = new ArrayList<>();
    file.path("history")
        .forEach(one -> history.add(new Past(one.path("version").asString(""), date(one))));
    return history;
  }

  private static List<Change> changes(JsonNode list) {
    List<Change> changes = new ArrayList<>();
    for (JsonNode one : list) {
      for (Kind kind : Kind.values()) {
        if (kind.text().equals(one.path("change").asString(""))) {
          changes.add(
              new Change(
                  kind,
                  one.path("column").asString(""),
                  one.path("rows").asLong(0),
                  texts(one.path("names"))));
        }
      }
    }
    return changes;
  }

  private static Optional<String> text(JsonNode node, String key) {
    return Optional.of(node.path(key).asString("")).filter(text -> !text.isEmpty());
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(one -> texts.add(one.asString("")));
    return texts;
  }

  private static String date(JsonNode node) {
    return node.path("date").asString("");
  }

  private static List<String> removed(Set<String> now, Path before) {
    try (java.util.stream.Stream<Path> files = Files.list(before.resolve(DATA))) {
      return files
          .map(file -> String.valueOf(file.getFileName()).replaceFirst("\\.csv$", ""))
          .filter(name -> !now.contains(name))
          .sorted()
          .toList();
    } catch (IOException _) {
      return List.of();
    }
  }

  /// A last publication of a program that did not write versions yet counts as the first.
  private static JsonNode read(Path file) {
    try {
      return Json.read(Files.readString(file));
    } catch (IOException | JacksonException _) {
      return NODES.objectNode();
    }
  }

  private static OfSet next(JsonNode last, String definition, List<Change> found) {
    List<Change> changes = new ArrayList<>(found);
    String before = last.path("definition").asString("");
    if (!before.isEmpty() && !before.equals(definition)) {
      changes.add(new Change(Kind.DEFINITION_CHANGED, "", 0, List.of()));
    }
    if (changes.stream().anyMatch(change -> change.kind() == Kind.DATA_SET_ADDED)) {
      return new OfSet(FIRST, Optional.empty(), definition, changes);
    }
    String previous = last.path("version").asString(FIRST);
    String version = level(changes).map(level -> raised(previous, level)).orElse(previous);
    return new OfSet(version, Optional.of(previous), definition, changes);
  }

  private static Optional<Level> level(List<Change> changes) {
    return changes.stream()
        .map(change -> change.kind().level)
        .max(java.util.Comparator.naturalOrder());
  }

  private static String raised(String version, Level level) {
    if (!version.matches("\\d{1,9}\\.\\d{1,9}\\.\\d{1,9}")) {
      return FIRST;
    }
    String[] parts = version.split("\\.", -1);
    int[] n = {Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2])};
    return switch (level) {
      case MAJOR -> (n[0] + 1) + ".0.0";
      case MINOR -> n[0] + "." + (n[1] + 1) + ".0";
      case PATCH -> n[0] + "." + n[1] + "." + (n[2] + 1);
    };
  }

  /// The version of a data set.
  String of(DataSet set) {
    OfSet found = sets.get(set.slug());
    return found == null ? FIRST : found.version();
  }

  /// `changes.json`. Numbers of before are not in it: what is withheld now would be told again.
  String json() {
    ObjectNode root = NODES.objectNode().put("version", version).put("date", since.toString());
    previous.ifPresent(before -> root.put("previous", before));
    ObjectNode list = root.putObject("dataSets");
    sets.forEach((name, set) -> list.set(name, json(set)));
    ArrayNode gone = root.putArray("removed");
    removed.forEach(gone::add);
    ArrayNode waits = root.putArray("waiting");
    for (Standing one : waiting) {
      ObjectNode node = waits.addObject().put("dataSet", one.slug()).put("release", one.release());
      node.put("period", one.period()).put("file", Standing.FOLDER + one.slug() + ".csv");
      one.shown().ifPresent(day -> node.put("shown", day.toString()));
    }
    ArrayNode past = root.putArray("history");
    history.forEach(one -> past.addObject().put("version", one.version()).put("date", one.date()));
    return Json.text(root);
  }

  private static ObjectNode json(OfSet set) {
    ObjectNode node = NODES.objectNode().put("version", set.version());
    set.previous().ifPresent(before -> node.put("previous", before));
    level(set.changes())
        .ifPresent(level -> node.put("level", level.name().toLowerCase(java.util.Locale.ROOT)));
    node.put("definition", set.definition());
    ArrayNode changes = node.putArray("changes");
    for (Change change : set.changes()) {
      ObjectNode one = changes.addObject().put("change", change.kind().text());
      if (!change.column().isEmpty()) {
        one.put("column", change.column());
      }
      if (change.rows() > 0) {
        one.put("rows", change.rows());
      }
      if (!change.names().isEmpty()) {
        ArrayNode names = one.putArray("names");
        change.names().forEach(names::add);
      }
    }
    return node;
  }

  /// Reads the CSV of a data set as it is.
  static String script(Path csv) {
    return "select * from read_csv('%s', header = true, all_varchar = true, quote = '\"', delim = ',')"
        .formatted(csv.toString().replace("'", "''"));
  }

  /// Compares the CSV of a data set with that of before.
  private record Comparison(DuckDbEngine engine, List<Standing> waiting) {

    List<Change> changes(Path before, Path now, String name) {
      Path old = before.resolve(DATA + name + ".csv");
      if (!Files.exists(old)) {
        return List.of(new Change(Kind.DATA_SET_ADDED, "", 0, List.of()));
      }
      engine.create("data_before", script(old) + without(name));
      engine.create("data_now", script(now.resolve(DATA + name + ".csv")));
      List<String> columnsBefore = engine.columns("data_before");
      List<String> columnsNow = engine.columns("data_now");
      List<Change> changes = new ArrayList<>();
      columns(Kind.COLUMN_REMOVED, columnsBefore, columnsNow, changes);
      columns(Kind.COLUMN_ADDED, columnsNow, columnsBefore, changes);
      if (changes.isEmpty()) {
        rows(columnsNow, changes);
      }
      return changes;
    }

    /// Without what stands elsewhere.
    private String without(String name) {
      StringBuilder where = new StringBuilder(" where true");
      for (Standing one : waiting) {
        if (one.slug().equals(name)) {
          where.append(
              " and not (release = '%s' and period = '%s')"
                  .formatted(one.release().replace("'", "''"), one.period()));
        }
      }
      return where.toString();
    }

    private static void columns(
        Kind kind, List<String> those, List<String> others, List<Change> changes) {
      List<String> names = those.stream().filter(one -> !others.contains(one)).toList();
      if (!names.isEmpty()) {
        changes.add(new Change(kind, "", 0, names));
      }
    }

    private void rows(List<String> columns, List<Change> changes) {
      List<String> keys =
          columns.stream().filter(one -> !SAID.contains(one) && !one.endsWith("_label")).toList();
      for (String key : keys) {
        categories(Kind.CATEGORY_REMOVED, key, "data_before", "data_now", changes);
        categories(Kind.CATEGORY_ADDED, key, "data_now", "data_before", changes);
      }
      String using = keys.stream().map(Comparison::quoted).collect(Collectors.joining(", "));
      count(
          Kind.ROWS_REMOVED,
          "select count(*) from data_before anti join data_now using (%s)".formatted(using),
          changes);
      count(
          Kind.ROWS_ADDED,
          "select count(*) from data_now anti join data_before using (%s)".formatted(using),
          changes);
      values(using, changes);
      String words =
          columns.stream()
              .filter(one -> !keys.contains(one) && !NUMBER.contains(one))
              .map(Comparison::quoted)
              .map(one -> "n.%s is distinct from b.%s".formatted(one, one))
              .collect(Collectors.joining(" or "));
      count(
          Kind.WORDS_CHANGED,
          "select count(*) from data_now n join data_before b using (%s) where %s"
              .formatted(using, words),
          changes);
    }

    private void categories(
        Kind kind, String column, String those, String others, List<Change> changes) {
      List<String> names =
          engine
              .rows(
                  "select distinct %1$s from %2$s anti join %3$s using (%1$s) order by 1"
                      .formatted(quoted(column), those, others))
              .stream()
              .map(row -> row.text(0))
              .toList();
      if (!names.isEmpty()) {
        changes.add(new Change(kind, column, 0, names));
      }
    }

    private void count(Kind kind, String script, List<Change> changes) {
      long rows = engine.rows(script).getFirst().number(0);
      if (rows > 0) {
        changes.add(new Change(kind, "", rows, List.of()));
      }
    }

    private void values(String using, List<Change> changes) {
      List<Row> rows =
          engine.rows(
              ("select n.id from data_now n join data_before b using (%s) where"
                      + " coalesce(n.value, n.earlier_value) is distinct from"
                      + " coalesce(b.value, b.earlier_value) order by 1")
                  .formatted(using));
      if (!rows.isEmpty()) {
        List<String> ids = rows.stream().limit(MOST_IDS).map(row -> row.text(0)).toList();
        changes.add(new Change(Kind.VALUES_CHANGED, "", rows.size(), ids));
      }
    }

    private static String quoted(String column) {
      return '"' + column.replace("\"", "\"\"") + '"';
    }
  }
}
