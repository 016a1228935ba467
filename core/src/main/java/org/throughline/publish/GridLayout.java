package org.throughline.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.throughline.disclosure.ProtectedCell;
import org.throughline.disclosure.ProtectedTable;
import org.throughline.publish.chart.ColumnHead;
import org.throughline.publish.chart.Grid;
import org.throughline.publish.chart.GridCell;
import org.throughline.publish.chart.GridRow;
import org.throughline.table.Category;
import org.throughline.table.Dimension;
import org.throughline.table.DimensionKind;

/// Lays the cells of a table out in rows and columns.
final class GridLayout {

  /// A list of more categories than this is ordered by size, so that its tail can be folded away.
  static final int LONG = 30;

  private final ProtectedTable table;
  private final CellIndex cells;

  private final Texts texts;

  private GridLayout(PublishedTable published, Set<String> incomplete, Texts texts) {
    table = published.table();
    this.texts = texts;
    cells = new CellIndex(published, incomplete);
  }

  /// The table of a part of a data set.
  static Grid of(DataSet.Part part, Texts texts) {
    return of(part.table(), part.extent().partialIds(), texts);
  }

  /// @param incomplete ids of months of which the release covers a part only
  static Grid of(PublishedTable published, Set<String> incomplete, Texts texts) {
    GridLayout layout = new GridLayout(published, incomplete, texts);
    return switch (TableShape.of(layout.table.dimensions())) {
      case TableShape.Figure _ -> layout.figure();
      case TableShape.Series series -> layout.counts(series.time());
      case TableShape.Bars bars -> layout.counts(bars.categories());
      case TableShape.Matrix matrix -> layout.matrix(matrix);
      case TableShape.Listing _ -> layout.listing();
    };
  }

  private Grid figure() {
    GridRow row =
        new GridRow(
            Category.TOTAL, List.of(CsvFile.TOTAL_LABEL), List.of(cells.at(List.of())), "", false);
    return new Grid(List.of(texts.of("table.what")), List.of(unit()), List.of(row), false);
  }

  private Grid counts(Dimension dimension) {
    boolean shares = dimension.kind() != DimensionKind.TIME && hasTotal();
    List<GridRow> rows = new ArrayList<>();
    dimension.categories().forEach(c -> rows.add(count(c.id(), texts.label(dimension, c), shares)));
    if (isLong(dimension)) {
      rows.sort(LARGEST_FIRST);
    }
    if (cells.has(List.of(Category.TOTAL))) {
      rows.add(count(Category.TOTAL, CsvFile.TOTAL_LABEL, shares));
    }
    return new Grid(List.of(texts.dimension(dimension)), List.of(unit()), rows, shares);
  }

  /// Suppressed rows come last in the order of the dimension, so that their place says nothing.
  static final Comparator<GridRow> LARGEST_FIRST =
      Comparator.comparing(
          row -> row.first().value().isEmpty() ? -1 : Long.parseLong(row.first().value()),
          Comparator.reverseOrder());

  private static boolean isLong(Dimension dimension) {
    return dimension.kind() != DimensionKind.TIME && dimension.categories().size() > LONG;
  }

  private GridRow count(String category, String label, boolean shares) {
    GridCell cell = cells.at(List.of(category));
    return new GridRow(
        category, List.of(label), List.of(cell), shares ? share(cell) : "", cell.total());
  }

  private String share(GridCell cell) {
    return cell.value().isEmpty() ? "" : share(Long.parseLong(cell.value()));
  }

  private String share(long count) {
    return cells.total().map(total -> Wording.percent(count, total.count())).orElse("");
  }

  private boolean hasTotal() {
    return cells.total().filter(total -> total.count() > 0).isPresent();
  }

  private ColumnHead unit() {
    String unit = texts.unit(table.unit());
    return ColumnHead.named(
        Category.TOTAL,
        unit.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + unit.substring(1),
        false);
  }

  private Grid matrix(TableShape.Matrix shape) {
    Dimension down = table.dimensions().get(shape.row());
    Dimension across = table.dimensions().get(shape.column());
    List<Axis> columns = axis(across).filter(c -> present(shape.column(), c)).toList();
    List<GridRow> rows =
        axis(down)
            .filter(r -> present(shape.row(), r))
            .map(r -> row(r, columns, shape.row() == 0))
            .toList();
    return new Grid(
        List.of(texts.dimension(down)), columns.stream().map(Axis::head).toList(), rows, false);
  }

  private record Axis(String id, ColumnHead head) {}

  private Stream<Axis> axis(Dimension dimension) {
    return Stream.concat(
        dimension.categories().stream().map(c -> new Axis(c.id(), texts.head(dimension, c))),
        Stream.of(
            new Axis(Category.TOTAL, ColumnHead.named(Category.TOTAL, CsvFile.TOTAL_LABEL, true))));
  }

  /// A margin is laid out only if the table has it.
  private boolean present(int dimension, Axis axis) {
    return !axis.id().equals(Category.TOTAL)
        || table.cells().stream()
            .anyMatch(cell -> cell.position().get(dimension).equals(Category.TOTAL));
  }

  private GridRow row(Axis row, List<Axis> columns, boolean rowFirst) {
    List<GridCell> line =
        columns.stream()
            .map(c -> cells.at(rowFirst ? List.of(row.id(), c.id()) : List.of(c.id(), row.id())))
            .toList();
    return new GridRow(row.id(), List.of(row.head().label()), line, "", row.head().total());
  }

  private Grid listing() {
    List<Map<String, String>> labels = table.dimensions().stream().map(this::labels).toList();
    List<GridRow> rows = table.cells().stream().map(cell -> listed(cell, labels)).toList();
    return new Grid(
        table.dimensions().stream().map(texts::dimension).toList(), List.of(unit()), rows, false);
  }

  private Map<String, String> labels(Dimension dimension) {
    return dimension.categories().stream()
        .collect(Collectors.toMap(Category::id, one -> texts.label(dimension, one)));
  }

  private GridRow listed(ProtectedCell cell, List<Map<String, String>> labels) {
    List<String> heads = new ArrayList<>();
    for (int d = 0; d < labels.size(); d++) {
      heads.add(labels.get(d).getOrDefault(cell.position().get(d), CsvFile.TOTAL_LABEL));
    }
    boolean total = cell.position().contains(Category.TOTAL);
    return new GridRow(
        String.join("/", cell.position()), heads, List.of(cells.at(cell.position())), "", total);
  }
}
