package org.throughline.publish;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Says in a sentence what a chart shows, from published numbers only.
final class Summary {

  private static final int LEADERS = 3;

  private Summary() {}

  static String of(Grid grid, TableShape shape) {
    return switch (shape) {
      case TableShape.Series _ -> series(grid.inner());
      case TableShape.Bars _ -> bars(grid.inner());
      case TableShape.Matrix _ -> matrix(grid);
      case TableShape.Figure _, TableShape.Listing _ -> "";
    };
  }

  private static String series(List<GridRow> rows) {
    List<GridRow> shown = rows.stream().filter(row -> row.first().published()).toList();
    if (shown.isEmpty()) {
      return "No number can be published.";
    }
    GridRow most = shown.stream().max(BY_COUNT).orElseThrow();
    GridRow fewest = shown.stream().min(BY_COUNT).orElseThrow();
    String among = shown.size() < rows.size() ? " of what is published," : "";
    return "From %s to %s:%s most in %s, fewest in %s."
        .formatted(
            rows.getFirst().label(), rows.getLast().label(), among, named(most), named(fewest));
  }

  private static String bars(List<GridRow> rows) {
    String leaders =
        rows.stream()
            .filter(row -> row.first().published())
            .sorted(BY_COUNT.reversed())
            .limit(LEADERS)
            .map(Summary::named)
            .collect(Collectors.joining(", "));
    return leaders.isEmpty()
        ? "No number can be published."
        : "Largest published: " + leaders + ".";
  }

  private static String matrix(Grid grid) {
    return inner(grid)
        .max(Comparator.comparingLong(place -> number(place.cell())))
        .map(
            place ->
                "Largest published cell: %s, %s (%s)."
                    .formatted(place.row(), place.column(), place.cell().text()))
        .orElse("No number can be published.");
  }

  private record Place(String row, String column, GridCell cell) {}

  private static Stream<Place> inner(Grid grid) {
    return grid.inner().stream()
        .flatMap(
            row ->
                java.util.stream.IntStream.range(0, row.cells().size())
                    .mapToObj(
                        c ->
                            new Place(
                                row.label(), grid.columns().get(c).label(), row.cells().get(c))))
        .filter(place -> place.cell().published() && !place.cell().total());
  }

  private static final Comparator<GridRow> BY_COUNT =
      Comparator.comparingLong(row -> number(row.first()));

  private static long number(GridCell cell) {
    return Long.parseLong(cell.value());
  }

  private static String named(GridRow row) {
    String share = row.share().isEmpty() ? "" : ", " + row.share();
    return row.label() + " (" + row.first().text() + share + ")";
  }
}
