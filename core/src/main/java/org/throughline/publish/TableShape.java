package org.throughline.publish;

import java.util.List;
import org.throughline.table.Dimension;
import org.throughline.table.DimensionKind;

/// How a table is laid out and drawn, which follows from its dimensions alone.
sealed interface TableShape {

  /// A single number.
  record Figure() implements TableShape {}

  /// Counts over time.
  record Series(Dimension time) implements TableShape {}

  /// Counts by one dimension that is not time.
  record Bars(Dimension categories) implements TableShape {}

  /// Counts by two dimensions; `row` and `column` are their places among the table's dimensions.
  record Matrix(int row, int column) implements TableShape {}

  /// Three dimensions or more: a row per cell, no chart.
  record Listing() implements TableShape {}

  static TableShape of(List<Dimension> dimensions) {
    return switch (dimensions.size()) {
      case 0 -> new Figure();
      case 1 -> single(dimensions.getFirst());
      case 2 -> matrix(dimensions.getFirst(), dimensions.getLast());
      default -> new Listing();
    };
  }

  private static TableShape single(Dimension dimension) {
    return dimension.kind() == DimensionKind.TIME ? new Series(dimension) : new Bars(dimension);
  }

  /// Time and releases run from left to right; otherwise the shorter dimension does.
  private static TableShape matrix(Dimension first, Dimension second) {
    boolean firstAcross =
        runsAcross(first)
            || (!runsAcross(second) && first.categories().size() < second.categories().size());
    return firstAcross ? new Matrix(1, 0) : new Matrix(0, 1);
  }

  private static boolean runsAcross(Dimension dimension) {
    return dimension.kind() == DimensionKind.TIME || dimension.kind() == DimensionKind.SOURCE;
  }

  /// The name by which the page's script picks a chart; empty for none.
  default String chart() {
    return switch (this) {
      case Series _ -> "series";
      case Bars _ -> "bars";
      case Matrix _ -> "heat";
      case Figure _, Listing _ -> "";
    };
  }
}
