package org.throughline.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.throughline.publish.chart.Chart;
import org.throughline.publish.chart.Grid;
import org.throughline.publish.chart.GridCell;
import org.throughline.publish.chart.GridRow;

/// Says in a sentence what a chart shows, from published numbers only.
final class Summary {

  private static final int LEADERS = 3;

  private record Place(String name, GridCell cell) {
    long number() {
      return Long.parseLong(cell.value());
    }

    String words() {
      return name + " (" + cell.text() + ")";
    }
  }

  private static final Comparator<Place> BY_NUMBER = Comparator.comparingLong(Place::number);

  private Summary() {}

  /// @param column which column bars are drawn for
  static String of(Grid grid, Optional<Chart.Kind> kind, int column, Texts texts) {
    if (kind.isEmpty()) {
      return "";
    }
    boolean isBars = kind.orElseThrow() == Chart.Kind.BARS;
    boolean isHeat = kind.orElseThrow() == Chart.Kind.HEAT;
    if (!isBars && !isHeat && grid.columns().size() > 1) {
      return ofEach(grid, texts);
    }
    List<Place> places = isHeat ? places(grid) : places(grid, column);
    if (places.isEmpty()) {
      return texts.of("summary.nothing");
    }
    if (isBars) {
      List<String> leaders = places.stream().limit(LEADERS).map(Place::words).toList();
      return texts.of("summary.largest", String.join(", ", leaders));
    }
    return isHeat || places.size() == 1
        ? texts.of("summary.largest", places.getFirst().words())
        : texts.of("summary.most-fewest", places.getFirst().words(), fewest(places).words())
            + lengths(grid, texts);
  }

  /// Each release for itself: one may be of a single office, and no month of it is the fewest beside a national one.
  private static String ofEach(Grid grid, Texts texts) {
    List<String> said = new ArrayList<>();
    for (int column = 0; column < grid.columns().size(); column++) {
      List<Place> places = places(grid, column);
      String name = grid.columns().get(column).label();
      if (places.size() == 1) {
        said.add(texts.of("summary.of-release-one", name, places.getFirst().words()));
      } else if (!places.isEmpty()) {
        said.add(
            texts.of(
                "summary.of-release", name, places.getFirst().words(), fewest(places).words()));
      }
    }
    return said.isEmpty()
        ? texts.of("summary.nothing")
        : String.join(" ", said) + lengths(grid, texts);
  }

  private static String lengths(Grid grid, Texts texts) {
    return differInLength(grid) ? " " + texts.of("summary.lengths") : "";
  }

  /// Whether months were put together, not as many in each row.
  private static boolean differInLength(Grid grid) {
    return grid.inner().stream().mapToLong(row -> MonthNames.months(row.key())).distinct().count()
        > 1;
  }

  /// A month that is covered in part has few because of that.
  private static Place fewest(List<Place> places) {
    return places.reversed().stream()
        .filter(place -> !place.cell().partial())
        .findFirst()
        .orElse(places.getLast());
  }

  /// The published numbers of a column by their rows, largest first.
  private static List<Place> places(Grid grid, int column) {
    return shown(grid)
        .filter(row -> row.cells().get(column).published())
        .map(row -> new Place(row.label(), row.cells().get(column)))
        .sorted(BY_NUMBER.reversed())
        .toList();
  }

  /// The published numbers of all columns that sum over no others, largest first.
  private static List<Place> places(Grid grid) {
    return IntStream.range(0, grid.columns().size())
        .filter(column -> !grid.columns().get(column).total())
        .boxed()
        .flatMap(
            column ->
                shown(grid)
                    .filter(row -> row.cells().get(column).published())
                    .map(
                        row ->
                            new Place(
                                row.label() + ", " + grid.columns().get(column).label(),
                                row.cells().get(column))))
        .sorted(BY_NUMBER.reversed())
        .toList();
  }

  private static Stream<GridRow> shown(Grid grid) {
    return grid.inner().stream().filter(row -> !row.leftOver());
  }
}
