package org.throughline.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.throughline.publish.chart.Chart;
import org.throughline.publish.chart.Grid;
import org.throughline.table.DimensionKind;

/// A chart and the table that it is drawn from.
///
/// @param id unique on its page
/// @param key names the panel in an address
/// @param label which release and period; empty where the table has columns for them
/// @param caption the table's caption
/// @param open whether it is seen at once; a page of many panels would be too heavy if all had all pictures
/// @param kind how it is drawn, as the script calls it; empty for not at all
/// @param column what of the table is drawn, where that is one column of several; else empty
/// @param scopes what each release is of, a sentence each; empty where the title says it
/// @param pictures the chart for a broad screen and, of an open panel, for a phone
/// @param map the same places in their shapes, of which the script draws those of other panels; empty for none
record Panel(
    String id,
    String key,
    String label,
    String caption,
    boolean open,
    String kind,
    String column,
    String summary,
    List<String> scopes,
    List<String> pictures,
    Grid grid,
    String map) {

  Panel {
    scopes = List.copyOf(scopes);
    pictures = List.copyOf(pictures);
  }

  /// The panels of a data set.
  ///
  /// @param names what facilities are called
  static List<Panel> of(DataSet set, FacilityNames names, Texts texts) {
    String title = set.title(texts);
    return switch (set.shape()) {
      case TableShape.Series _ ->
          List.of(series(set.slug(), title, set.parts(), 0, List.of(), texts));
      case TableShape.Bars _ -> List.of(bars(set, title, names, texts).onMap(set, texts));
      case TableShape.Matrix _, TableShape.Figure _, TableShape.Listing _ ->
          each(set, title, texts);
    };
  }

  private Panel onMap(DataSet set, Texts texts) {
    String drawn = PlaceMaps.of(set, this, texts);
    return new Panel(
        id, key, label, caption, open, kind, column, summary, scopes, pictures, grid, drawn);
  }

  /// A panel of months.
  static Panel series(
      String id, String title, List<DataSet.Part> parts, int at, List<String> others, Texts texts) {
    Grid grid = PanelLayout.series(parts, at, others, texts);
    return drawn(id, title, Chart.Kind.LINES, grid, texts).of(DataSet.scopes(parts, texts));
  }

  /// A panel of the periods of one category.
  static Panel periods(
      String id, String title, List<DataSet.Part> parts, String category, Texts texts) {
    Grid grid = PanelLayout.periods(parts, category, texts);
    return drawn(id, title, Chart.Kind.LINES, grid, texts).of(DataSet.scopes(parts, texts));
  }

  /// A panel of a grid that is no data set of ours.
  static Panel drawn(String id, String title, Chart.Kind kind, Grid grid, Texts texts) {
    return drawn(id, "", "", title, 0, true, Optional.of(kind), grid, texts);
  }

  private Panel of(List<String> told) {
    return new Panel(
        id, key, label, caption, open, kind, column, summary, told, pictures, grid, map);
  }

  private static Panel bars(DataSet set, String title, FacilityNames names, Texts texts) {
    Grid grid = PanelLayout.categories(set.widestFirst(), texts);
    boolean hasShares =
        set.parts().size() == 1 && set.dimensions().getFirst().kind() != DimensionKind.TIME;
    Grid chosen = hasShares ? GridLayout.of(set.parts().getFirst(), texts) : grid;
    Grid shown = names.named(set.dimensions().getFirst(), chosen);
    return drawn(set.slug(), "", "", title, 0, true, set.chart(), shown, texts)
        .of(set.scopes(texts));
  }

  private static List<Panel> each(DataSet set, String title, Texts texts) {
    List<Panel> panels = new ArrayList<>();
    for (DataSet.Part part : set.widestFirst()) {
      String label = part.label(texts);
      String id = set.slug() + "-" + part.key();
      Grid grid = GridLayout.of(part, texts);
      boolean open = panels.isEmpty();
      Panel panel = drawn(id, part.key(), label, title, 0, open, chart(set, grid), grid, texts);
      panels.add(open ? panel.onMap(set, texts) : panel);
    }
    return panels;
  }

  /// Shades of a single column say less than its bars.
  private static Optional<Chart.Kind> chart(DataSet set, Grid grid) {
    boolean isList = grid.columns().stream().filter(column -> !column.total()).count() == 1;
    return isList ? set.chart().map(any -> Chart.Kind.BARS) : set.chart();
  }

  private static Panel drawn(
      String id,
      String key,
      String label,
      String title,
      int column,
      boolean open,
      Optional<Chart.Kind> kind,
      Grid grid,
      Texts texts) {
    String caption = label.isEmpty() ? title : title + ", " + label;
    String anchor = id.replaceAll("[^A-Za-z0-9_-]", "-");
    String summary = Summary.of(grid, kind, column, texts);
    List<String> pictures = new ArrayList<>();
    String wide = anchor + "-" + Chart.WIDE;
    String narrow = anchor + "-" + Chart.NARROW;
    if (kind.isPresent() && open) {
      Chart.Kind k = kind.orElseThrow();
      pictures.add(Chart.svg(k, grid, column, Chart.WIDE, wide, caption, summary));
      pictures.add(Chart.svg(k, grid, column, Chart.NARROW, narrow, caption, summary));
    } else if (kind.isPresent()) {
      Chart.Kind k = kind.orElseThrow();
      pictures.add(Chart.plain(k, grid, column, Chart.WIDE, wide, caption, summary));
    }
    String name = kind.map(k -> k.name().toLowerCase(java.util.Locale.ROOT)).orElse("");
    boolean isOneOfSeveral =
        kind.filter(k -> k == Chart.Kind.BARS).isPresent() && grid.columns().size() > 1;
    String drawn = isOneOfSeveral ? grid.columns().get(column).label() : "";
    return new Panel(
        anchor, key, label, caption, open, name, drawn, summary, List.of(), pictures, grid, "");
  }

  /// Whether the chart has the largest rows only.
  boolean cut() {
    return kind.equals("bars") && grid.inner().size() > Chart.MOST_BARS;
  }

  boolean told() {
    return !scopes.isEmpty();
  }

  boolean drawn() {
    return !pictures.isEmpty();
  }
}
