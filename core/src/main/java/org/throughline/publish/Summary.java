package org.throughline.publish;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.throughline.publish.chart.Chart;
import org.throughline.publish.chart.Grid;
import org.throughline.publish.chart.GridCell;

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

  static String of(Grid grid, Optional<Chart.Kind> kind, Texts texts) {
    if (kind.isEmpty()) {
      return "";
    }
    boolean isBars = kind.orElseThrow() == Chart.Kind.BARS;
    List<Place> places =
        places(grid, isBars ? 1 : grid.columns().size()).sorted(BY_NUMBER.reversed()).toList();
    if (places.isEmpty()) {
      return texts.of("summary.nothing");
    }
    if (isBars) {
      List<String> leaders = places.stream().limit(LEADERS).map(Place::words).toList();
      return texts.of("summary.largest", String.join(", ", leaders));
    }
    return kind.orElseThrow() == Chart.Kind.HEAT
        ? texts.of("summary.largest", places.getFirst().words())
        : texts.of("summary.most-fewest", places.getFirst().words(), fewest(places).words())
            + (differInLength(grid) ? " " + texts.of("summary.lengths") : "");
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

  private static Stream<Place> places(Grid grid, int columns) {
    return grid.inner().stream()
        .filter(row -> !row.leftOver())
        .flatMap(
            row ->
                IntStream.range(0, columns)
                    .filter(column -> !grid.columns().get(column).total())
                    .filter(column -> row.cells().get(column).published())
                    .mapToObj(
                        column ->
                            new Place(
                                columns == 1
                                    ? row.label()
                                    : row.label() + ", " + grid.columns().get(column).label(),
                                row.cells().get(column))));
  }
}
