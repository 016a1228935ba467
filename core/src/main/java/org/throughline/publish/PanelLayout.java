package org.throughline.publish;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.throughline.publish.DataSet.Part;
import org.throughline.publish.chart.ColumnHead;
import org.throughline.publish.chart.Grid;
import org.throughline.publish.chart.GridCell;
import org.throughline.publish.chart.GridRow;
import org.throughline.table.Category;
import org.throughline.table.Dimension;

/// Lays the tables of a data set beside each other.
final class PanelLayout {

  /// So many months without any table are filled in, to show a gap as long as it is.
  private static final int LONGEST_GAP = 240;

  private final Texts texts;
  private final Map<Part, CellIndex> cells = new LinkedHashMap<>();

  private PanelLayout(List<Part> parts, Texts texts) {
    this.texts = texts;
    parts.forEach(part -> cells.put(part, new CellIndex(part.table(), part.extent().partialIds())));
  }

  /// Months below each other, a column per release.
  ///
  /// @param at where the month stands among the dimensions of each table
  /// @param others the ids of the other dimensions' categories, in order
  static Grid series(List<Part> parts, int at, List<String> others, Texts texts) {
    return new PanelLayout(parts, texts).series(at, others);
  }

  /// Categories below each other, a column per release and period.
  static Grid categories(List<Part> parts, Texts texts) {
    return new PanelLayout(parts, texts).categories();
  }

  /// Periods below each other, a column per release, for one category of tables of one dimension.
  static Grid periods(List<Part> parts, String category, Texts texts) {
    return new PanelLayout(parts, texts).periods(category);
  }

  private Grid periods(String category) {
    TreeMap<String, Part> periods = new TreeMap<>();
    cells.keySet().forEach(part -> periods.putIfAbsent(part.period().id(), part));
    List<String> releases =
        cells.keySet().stream()
            .map(part -> part.release().releaseId())
            .distinct()
            .sorted()
            .toList();
    List<GridRow> rows = new ArrayList<>();
    periods.forEach(
        (id, any) ->
            rows.add(
                new GridRow(
                    id.replaceFirst("^fy(?=\\d{4}$)", ""),
                    List.of(texts.period(any.period())),
                    releases.stream().map(release -> of(release, id, category)).toList(),
                    "",
                    false)));
    List<ColumnHead> heads =
        releases.stream().map(release -> ColumnHead.named(release, release, false)).toList();
    return new Grid(List.of(texts.of("changes.column.period")), heads, rows, false);
  }

  /// The cell of a release and period; hollow where the release covers a part of the period.
  private GridCell of(String release, String period, String category) {
    return cells.keySet().stream()
        .filter(part -> part.release().releaseId().equals(release))
        .filter(part -> part.period().id().equals(period))
        .map(
            part -> {
              GridCell cell = index(part).at(List.of(category));
              boolean partial = part.extent().window().isPartial();
              return cell.missing() ? cell : cell.inside(partial);
            })
        .findFirst()
        .orElse(GridCell.gap(false));
  }

  private Grid series(int at, List<String> others) {
    Map<String, Category> months = new TreeMap<>();
    List<String> releases = new ArrayList<>();
    Dimension time = cells.keySet().iterator().next().table().table().dimensions().get(at);
    for (Part part : cells.keySet()) {
      part.table()
          .table()
          .dimensions()
          .get(at)
          .categories()
          .forEach(month -> months.put(month.id(), month));
      if (!releases.contains(part.release().releaseId())) {
        releases.add(part.release().releaseId());
      }
    }
    releases.sort(Comparator.naturalOrder());
    List<GridRow> rows = new ArrayList<>();
    for (Category month : filled(months)) {
      List<GridCell> line =
          releases.stream().map(release -> in(release, position(at, others, month.id()))).toList();
      rows.add(new GridRow(month.id(), List.of(texts.label(time, month)), line, "", false));
    }
    rows.addAll(totals(at, others, releases));
    List<ColumnHead> heads =
        releases.stream().map(release -> ColumnHead.named(release, release, false)).toList();
    String label = texts.dimension(time);
    return new Grid(List.of(label), heads, rows, false);
  }

  private List<GridRow> totals(int at, List<String> others, List<String> releases) {
    List<String> position = position(at, others, Category.TOTAL);
    Map<String, GridRow> rows = new TreeMap<>(Comparator.reverseOrder());
    for (Part part : cells.keySet()) {
      List<GridCell> line =
          releases.stream()
              .map(
                  release ->
                      cells.keySet().stream()
                          .filter(other -> other.release().releaseId().equals(release))
                          .filter(other -> other.period().id().equals(part.period().id()))
                          .map(other -> index(other).at(position))
                          .filter(cell -> !cell.missing())
                          .findFirst()
                          .orElse(GridCell.gap(true)))
              .toList();
      if (line.stream().anyMatch(cell -> !cell.missing())) {
        String label = texts.period(part.period());
        rows.put(
            part.period().id(), new GridRow(part.period().id(), List.of(label), line, "", true));
      }
    }
    return List.copyOf(rows.values());
  }

  private static List<String> position(int at, List<String> others, String month) {
    List<String> position = new ArrayList<>(others);
    position.add(at, month);
    return position;
  }

  /// The cell of a release, whichever of its periods has it.
  private GridCell in(String release, List<String> position) {
    return cells.keySet().stream()
        .filter(part -> part.release().releaseId().equals(release))
        .map(part -> index(part).at(position))
        .filter(cell -> !cell.missing())
        .findFirst()
        .orElse(GridCell.gap(false));
  }

  private CellIndex index(Part part) {
    return requireNonNull(cells.get(part), "Index of a part");
  }

  /// The months with those between them that no table has.
  private static List<Category> filled(Map<String, Category> months) {
    List<Category> filled = new ArrayList<>();
    for (Category month : months.values()) {
      Category last = filled.isEmpty() ? month : filled.getLast();
      if (MonthNames.isMonth(month) && MonthNames.isMonth(last)) {
        java.time.YearMonth next = java.time.YearMonth.parse(last.id()).plusMonths(1);
        java.time.YearMonth end = java.time.YearMonth.parse(month.id());
        if (next.until(end, java.time.temporal.ChronoUnit.MONTHS) <= LONGEST_GAP) {
          for (; next.isBefore(end); next = next.plusMonths(1)) {
            filled.add(new Category(next.toString(), next.toString()));
          }
        }
      }
      filled.add(month);
    }
    return filled;
  }

  /// The categories of all tables, each behind the one that it follows in its own table.
  private List<Category> merged() {
    Map<String, Category> categories = new HashMap<>();
    List<String> order = new ArrayList<>();
    for (Part part : cells.keySet()) {
      String before = "";
      for (Category one : part.table().table().dimensions().getFirst().categories()) {
        if (categories.putIfAbsent(one.id(), one) == null) {
          order.add(order.indexOf(before) + 1, one.id());
        }
        before = one.id();
      }
    }
    return order.stream().map(id -> requireNonNull(categories.get(id))).toList();
  }

  private String partly(Extent.Window window) {
    return switch (window) {
      case PART -> "◌ " + texts.of("extent.part");
      case BEFORE -> "◌ " + texts.of("extent.before-head");
      case WHOLE, UNKNOWN -> "";
    };
  }

  private Grid categories() {
    List<Category> categories = merged();
    List<GridRow> rows = new ArrayList<>();
    Dimension dimension = cells.keySet().iterator().next().table().table().dimensions().getFirst();
    Map<String, List<Category>> leftOver = new TreeMap<>();
    categories.stream()
        .filter(one -> Category.isLeftOver(one.id()))
        .forEach(one -> leftOver.computeIfAbsent(stem(one), any -> new ArrayList<>()).add(one));
    leftOver.values().removeIf(same -> same.size() == 1);
    categories.stream()
        .filter(category -> leftOver.values().stream().noneMatch(all -> all.contains(category)))
        .forEach(category -> rows.add(row(category.id(), texts.label(dimension, category))));
    if (rows.size() > GridLayout.LONG) {
      rows.sort(GridLayout.LARGEST_FIRST);
    }
    leftOver.forEach((stem, all) -> rows.add(leftOver(stem, all)));
    GridRow total = row(Category.TOTAL, CsvFile.TOTAL_LABEL);
    if (total.cells().stream().anyMatch(cell -> !cell.missing())) {
      rows.add(total);
    }
    return new Grid(
        List.of(texts.dimension(dimension)),
        cells.keySet().stream().map(this::head).toList(),
        rows,
        false);
  }

  /// What each table put together because it was small, in one row: of other members in each, as its label says.
  private GridRow leftOver(String stem, List<Category> all) {
    List<GridCell> line =
        cells.values().stream()
            .map(
                index ->
                    all.stream()
                        .map(one -> index.at(List.of(one.id())))
                        .filter(cell -> !cell.missing())
                        .findFirst()
                        .orElse(GridCell.gap(false)))
            .toList();
    String label = texts.of("table.left-over-of", Labels.others(stem, texts));
    return new GridRow(all.getFirst().id(), List.of(label), line, "", false);
  }

  /// `Other` of `Other (5)`, `Other Western Africa` of `Other Western Africa (3)`.
  private static String stem(Category leftOver) {
    return leftOver.label().replaceFirst(" \\(\\d+\\)$", "");
  }

  private ColumnHead head(Part part) {
    boolean isOne =
        cells.keySet().stream().map(any -> any.release().releaseId()).distinct().count() == 1;
    return new ColumnHead(
        part.key(),
        part.label(texts),
        texts.period(part.period()),
        Stream.of(isOne ? "" : part.release().releaseId(), partly(part.extent().window()))
            .filter(words -> !words.isEmpty())
            .collect(Collectors.joining(", ")),
        false);
  }

  private GridRow row(String category, String label) {
    List<GridCell> line =
        cells.values().stream().map(index -> index.at(List.of(category))).toList();
    return new GridRow(category, List.of(label), line, "", category.equals(Category.TOTAL));
  }
}
