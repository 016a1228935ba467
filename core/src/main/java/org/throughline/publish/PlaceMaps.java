package org.throughline.publish;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.throughline.publish.chart.Chart;
import org.throughline.publish.chart.ColumnHead;
import org.throughline.publish.chart.Grid;
import org.throughline.publish.chart.GridCell;
import org.throughline.publish.chart.GridRow;
import org.throughline.publish.chart.TileMap;
import org.throughline.table.Category;
import org.throughline.table.Dimension;

/// Maps of states and of offices, each with the table that it is drawn from: a measure's newest whole year, else its newest.
final class PlaceMaps {

  /// The dimensions that have a map, and the file of their tiles.
  private static final List<String> MAPPED = List.of("state", "aor");

  private final Map<String, TileMap.Tile> byName = new HashMap<>();
  private final String mapped;
  private final Texts texts;

  private PlaceMaps(String mapped, Texts texts) {
    this.mapped = mapped;
    this.texts = texts;
    Properties tiles = new Properties();
    try {
      tiles.load(new StringReader(Resources.text("tiles." + mapped + ".properties")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (String name : tiles.stringPropertyNames()) {
      String[] parts = tiles.getProperty(name).split(",", -1);
      byName.put(
          name, new TileMap.Tile(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), parts[2]));
    }
  }

  /// One for each data set by state or by area of responsibility, for itself or with months; states come first.
  static List<Panel> of(List<DataSet> sets, Texts texts) {
    List<Panel> panels = new ArrayList<>();
    for (String mapped : MAPPED) {
      PlaceMaps maps = new PlaceMaps(mapped, texts);
      for (DataSet set : sets) {
        List<String> ids = set.dimensions().stream().map(Dimension::id).toList();
        boolean isPlain = ids.equals(List.of(mapped));
        boolean hasMonths = ids.size() == 2 && ids.contains(mapped) && ids.contains("month");
        if (isPlain || (hasMonths && !isDrawn(set, sets, mapped))) {
          maps.panel(set, ids.indexOf(mapped)).ifPresent(panels::add);
        }
      }
    }
    return panels;
  }

  /// Whether the measure has the same places without months.
  private static boolean isDrawn(DataSet set, List<DataSet> sets, String mapped) {
    return sets.stream()
        .filter(other -> other.measure().id().equals(set.measure().id()))
        .anyMatch(
            other ->
                other.dimensions().size() == 1
                    && other.dimensions().getFirst().id().equals(mapped));
  }

  private Optional<Panel> panel(DataSet set, int office) {
    return set.wide().stream()
        .filter(part -> part.table().table().dimensions().get(office).categories().size() > 1)
        .max(
            Comparator.comparing(
                    (DataSet.Part part) -> part.extent().window() == Extent.Window.WHOLE)
                .thenComparing(part -> part.period().id())
                .thenComparingInt(
                    part -> part.table().table().dimensions().get(office).categories().size()))
        .flatMap(part -> panel(set, part, office));
  }

  private Optional<Panel> panel(DataSet set, DataSet.Part part, int office) {
    Dimension dimension = part.table().table().dimensions().get(office);
    CellIndex cells = new CellIndex(part.table());
    int dimensions = part.table().table().dimensions().size();
    List<GridRow> rows = new ArrayList<>();
    Map<String, TileMap.Tile> tiles = new HashMap<>();
    for (Category category : dimension.categories()) {
      GridCell cell =
          cells.at(
              dimensions == 1
                  ? List.of(category.id())
                  : office == 0
                      ? List.of(category.id(), Category.TOTAL)
                      : List.of(Category.TOTAL, category.id()));
      GridCell inner = cell.inside(false);
      rows.add(
          new GridRow(
              category.id(), List.of(texts.label(dimension, category)), List.of(inner), "", false));
      TileMap.Tile tile = byName.get(name(category));
      if (tile != null) {
        tiles.put(category.id(), tile);
      }
    }
    String label = part.label(texts);
    Grid grid =
        new Grid(
            List.of(texts.dimension(dimension)),
            List.of(ColumnHead.named(Category.TOTAL, set.unit(), false)),
            rows,
            false);
    String title =
        texts.measure(set.measure())
            + ", "
            + texts.of("by")
            + " "
            + texts.dimension(dimension).toLowerCase(Locale.ROOT)
            + ". "
            + label;
    String unplaced =
        rows.stream()
            .filter(row -> !tiles.containsKey(row.key()))
            .map(
                row ->
                    Category.isRecoded(row.key())
                        ? texts.of("map.together", row.label())
                        : row.label())
            .collect(Collectors.joining("; "));
    String summary =
        texts.of("map.summary")
            + (unplaced.isEmpty() ? "" : " " + texts.of("map.unplaced", unplaced));
    List<String> pictures = new ArrayList<>();
    List<TileMap.Tile> others =
        byName.values().stream()
            .filter(tile -> !tiles.containsValue(tile))
            .sorted(
                Comparator.comparingInt(TileMap.Tile::row).thenComparingInt(TileMap.Tile::column))
            .toList();
    String id =
        "map-"
            + mapped
            + "-"
            + FileNames.stem(set.measure().id()).replaceAll("[^A-Za-z0-9_-]", "-");
    for (int width : new int[] {Chart.WIDE, Chart.NARROW}) {
      pictures.add(TileMap.svg(grid, tiles, others, width, id + "-" + width, title, summary));
    }
    return tiles.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Panel(
                id, part.key(), title, title, true, "", "", summary, List.of(), pictures, grid));
  }

  private static String name(Category office) {
    return office.label().toLowerCase(Locale.ROOT).replace(" area of responsibility", "").strip();
  }
}
