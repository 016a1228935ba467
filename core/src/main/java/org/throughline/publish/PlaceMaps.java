package org.throughline.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.throughline.publish.chart.ColumnHead;
import org.throughline.publish.chart.Grid;
import org.throughline.publish.chart.GridCell;
import org.throughline.publish.chart.GridRow;
import org.throughline.publish.chart.ShapeMap;
import org.throughline.table.Category;
import org.throughline.table.Dimension;

/// Maps of states and of offices, each with the table that it is drawn from: a measure's newest whole year, else its newest.
final class PlaceMaps {

  private static final Map<String, ShapeMap.Place> SHAPES = shapes();

  /// The dimensions that have a map, as their shapes are named.
  private static final List<String> MAPPED = List.of("state", "aor");

  private final Map<String, ShapeMap.Place> byName = new HashMap<>();
  private final String mapped;
  private final Texts texts;

  private PlaceMaps(String mapped, Texts texts) {
    this.mapped = mapped;
    this.texts = texts;
    SHAPES.forEach(
        (name, place) -> {
          if (name.startsWith(mapped + ".")) {
            byName.put(name.substring(mapped.length() + 1), place);
          }
        });
  }

  /// `state.texas=TX 445 500 60 M…`: code, where its label stands, its room and its shape.
  private static Map<String, ShapeMap.Place> shapes() {
    Properties lines = Resources.properties("map/shapes.properties");
    Map<String, ShapeMap.Place> shapes = new HashMap<>();
    for (String name : lines.stringPropertyNames()) {
      String[] parts = lines.getProperty(name).split(" ", 5);
      shapes.put(
          name,
          new ShapeMap.Place(
              parts[0],
              Integer.parseInt(parts[1]),
              Integer.parseInt(parts[2]),
              Integer.parseInt(parts[3]),
              parts[4]));
    }
    return Map.copyOf(shapes);
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
    Map<String, ShapeMap.Place> places = new HashMap<>();
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
      ShapeMap.Place place = byName.get(name(category));
      if (place != null) {
        places.put(category.id(), place);
      }
    }
    String label = part.label(texts);
    Grid grid =
        new Grid(
            List.of(texts.dimension(dimension)),
            List.of(ColumnHead.named(Category.TOTAL, texts.unit(set.unit()), false)),
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
            .filter(row -> !places.containsKey(row.key()))
            .map(
                row ->
                    Category.isRecoded(row.key())
                        ? texts.of("map.together", row.label())
                        : row.label())
            .collect(Collectors.joining("; "));
    String summary = said() + (unplaced.isEmpty() ? "" : " " + texts.of("map.unplaced", unplaced));
    String id =
        "map-"
            + mapped
            + "-"
            + FileNames.stem(set.measure().id()).replaceAll("[^A-Za-z0-9_-]", "-");
    String picture = ShapeMap.svg(grid, 0, places, others(places), id, title, summary);
    return picture.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Panel(
                id,
                part.key(),
                title,
                title,
                true,
                "",
                "",
                summary,
                List.of(),
                List.of(picture),
                grid,
                ""));
  }

  /// The map of what a panel's chart is drawn of; empty for a data set without places.
  static String of(DataSet set, Panel panel, Texts texts) {
    return set.dimensions().stream()
        .filter(one -> MAPPED.contains(one.id()))
        .findFirst()
        .filter(one -> panel.grid().rowHeads().size() == 1)
        .map(one -> new PlaceMaps(one.id(), texts).picture(set, panel))
        .orElse("");
  }

  private String picture(DataSet set, Panel panel) {
    Map<String, ShapeMap.Place> places = new HashMap<>();
    set.parts().stream()
        .flatMap(part -> part.table().table().dimensions().stream())
        .filter(dimension -> dimension.id().equals(mapped))
        .flatMap(dimension -> dimension.categories().stream())
        .forEach(
            category -> {
              ShapeMap.Place place = byName.get(name(category));
              if (place != null) {
                places.put(category.id(), place);
              }
            });
    Set<String> rows = panel.grid().inner().stream().map(GridRow::key).collect(Collectors.toSet());
    places.keySet().retainAll(rows);
    int total = panel.grid().columns().stream().map(ColumnHead::total).toList().indexOf(true);
    return ShapeMap.svg(
        panel.grid(),
        Math.max(0, total),
        places,
        others(places),
        panel.id() + "-map",
        panel.caption(),
        said());
  }

  private String said() {
    return texts.of("map.summary") + " " + texts.of("map.shapes." + mapped);
  }

  /// Places that no row has.
  private List<ShapeMap.Place> others(Map<String, ShapeMap.Place> places) {
    return byName.values().stream()
        .filter(place -> !places.containsValue(place))
        .sorted(Comparator.comparing(ShapeMap.Place::code))
        .toList();
  }

  private static String name(Category office) {
    return office.label().toLowerCase(Locale.ROOT).replace(" area of responsibility", "").strip();
  }
}
