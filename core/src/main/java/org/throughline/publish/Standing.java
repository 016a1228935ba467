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
import java.util.stream.Collectors;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.Row;
import org.throughline.publish.chart.Chart;
import org.throughline.publish.chart.ColumnHead;
import org.throughline.publish.chart.Grid;
import org.throughline.publish.chart.GridCell;
import org.throughline.publish.chart.GridRow;
import org.throughline.table.Category;
import org.throughline.table.Series;
import org.throughline.table.TableId;

/// Numbers of a table that an earlier publication showed and that stand, because their update waits. Readers have them: a
/// site that dropped them would say less than everybody knows, and not why.
///
/// @param slug the data set that they belong to
/// @param title the table's
/// @param shown when they were published
/// @param columns of the data set's CSV
/// @param rows as that publication had them
record Standing(
    String slug,
    String title,
    String release,
    String period,
    Optional<LocalDate> shown,
    List<String> columns,
    List<List<String>> rows) {

  /// The folder of their files, in a published folder and in what is kept of the one before.
  static final String FOLDER = "standing/";

  private static final String LABEL = "_label";
  private static final String MONTH = "month";

  Standing {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /// What stands of the publication before.
  ///
  /// @param before what [PreviousPublication] kept of it
  static List<Standing> of(Publication publication, Optional<Path> before) {
    List<Standing> all = new ArrayList<>();
    if (before.isEmpty()) {
      return all;
    }
    try (DuckDbEngine engine = DuckDbEngine.openWithin(before.get())) {
      for (WithheldTable table : publication.withheld()) {
        if (table.waits()) {
          TableId.find(table.tableId())
              .flatMap(id -> found(engine, before.get(), table, id))
              .ifPresent(all::add);
        }
      }
    }
    return all;
  }

  private static Optional<Standing> found(
      DuckDbEngine engine, Path before, WithheldTable table, TableId id) {
    if (!(id.series() instanceof Series.Count series)) {
      return Optional.empty();
    }
    String slug = DataSet.slug(series.measure(), id.table());
    for (String folder : List.of("data/", FOLDER)) {
      Path csv = before.resolve(folder + slug + ".csv");
      if (Files.isRegularFile(csv)) {
        engine.create("before", DataVersions.script(csv));
        List<String> columns = engine.columns("before");
        if (columns.contains("release") && columns.contains("period")) {
          List<List<String>> rows = new ArrayList<>();
          for (Row row :
              engine.rows(
                  "select * from before where lower(release) = ? and period = ?",
                  series.release().text().toLowerCase(java.util.Locale.ROOT),
                  series.period())) {
            List<String> texts = new ArrayList<>();
            for (int at = 0; at < columns.size(); at++) {
              texts.add(row.isNull(at) ? "" : row.text(at));
            }
            rows.add(texts);
          }
          if (!rows.isEmpty()) {
            return Optional.of(
                new Standing(
                    slug,
                    table.title(),
                    rows.getFirst().getFirst(),
                    series.period(),
                    table.shown(),
                    columns,
                    rows));
          }
        }
      }
    }
    return Optional.empty();
  }

  /// Writes a file for each data set, in the columns that it had.
  static void write(List<Standing> all, OutputFolder folder) throws IOException {
    Map<String, List<Standing>> bySlug = bySlug(all);
    for (Map.Entry<String, List<Standing>> one : bySlug.entrySet()) {
      StringBuilder csv = new StringBuilder(CsvFile.BYTE_ORDER_MARK);
      csv.append(CsvFile.line(one.getValue().getFirst().columns()));
      for (Standing part : one.getValue()) {
        part.rows().forEach(row -> csv.append(CsvFile.line(row)));
      }
      folder.write(FOLDER + one.getKey() + ".csv", csv.toString());
    }
  }

  static Map<String, List<Standing>> bySlug(List<Standing> all) {
    return all.stream()
        .collect(Collectors.groupingBy(Standing::slug, LinkedHashMap::new, Collectors.toList()));
  }

  /// What a page shows of it.
  record View(String says, String file, Panel panel) {}

  View view(Texts texts) {
    String on = shown.map(day -> " " + texts.of("standing.on", texts.day(day))).orElse("");
    return new View(
        texts.of("standing.says", title, on),
        FOLDER + slug + ".csv",
        Panel.drawn(
            "stands-" + slug + "-" + FileNames.stem(release + "." + period),
            title,
            kind(),
            grid(texts),
            texts));
  }

  private List<String> dimensions() {
    return columns.stream().filter(column -> columns.contains(column + LABEL)).toList();
  }

  private Chart.Kind kind() {
    List<String> dimensions = dimensions();
    return dimensions.size() > 1
        ? Chart.Kind.HEAT
        : dimensions.equals(List.of(MONTH)) ? Chart.Kind.LINES : Chart.Kind.BARS;
  }

  private Grid grid(Texts texts) {
    List<String> dimensions = dimensions();
    boolean isMatrix = dimensions.size() == 2;
    Map<String, String> heads = new LinkedHashMap<>();
    Map<String, String> names = new LinkedHashMap<>();
    Map<String, Map<String, GridCell>> cells = new LinkedHashMap<>();
    for (List<String> row : rows) {
      String down = isMatrix ? of(row, dimensions.getFirst()) : joined(row, dimensions, "/", "");
      String across = isMatrix ? of(row, dimensions.getLast()) : Category.TOTAL;
      names.putIfAbsent(
          down,
          isMatrix
              ? label(row, dimensions.getFirst(), texts)
              : joined(row, dimensions, ", ", LABEL));
      heads.putIfAbsent(
          across, isMatrix ? label(row, dimensions.getLast(), texts) : texts.of("standing.number"));
      boolean isTotal = down.equals(Category.TOTAL) || (isMatrix && across.equals(Category.TOTAL));
      cells
          .computeIfAbsent(down, any -> new LinkedHashMap<>())
          .put(across, GridCell.before(of(row, "value"), isTotal));
    }
    List<ColumnHead> columnsOf = new ArrayList<>();
    heads.forEach(
        (key, label) ->
            columnsOf.add(ColumnHead.named(key, label, isMatrix && key.equals(Category.TOTAL))));
    List<GridRow> lines = new ArrayList<>();
    cells.forEach(
        (key, line) ->
            lines.add(
                new GridRow(
                    key,
                    List.of(names.getOrDefault(key, key)),
                    heads.keySet().stream()
                        .map(head -> line.getOrDefault(head, GridCell.gap(false)))
                        .toList(),
                    "",
                    key.equals(Category.TOTAL))));
    return new Grid(List.of(texts.of("table.what")), columnsOf, lines, false);
  }

  private String joined(List<String> row, List<String> dimensions, String between, String more) {
    return dimensions.stream()
        .map(dimension -> of(row, dimension + more))
        .collect(Collectors.joining(between));
  }

  private String label(List<String> row, String dimension, Texts texts) {
    String id = of(row, dimension);
    return MonthNames.isMonth(id) ? texts.month(new Category(id, id)) : of(row, dimension + LABEL);
  }

  private String of(List<String> row, String column) {
    return row.get(columns.indexOf(column));
  }
}
