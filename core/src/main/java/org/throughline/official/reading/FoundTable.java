package org.throughline.official.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.throughline.official.registry.OfficialTable;
import org.throughline.official.registry.SheetSpec;

/// The anchor of a table in a sheet.
///
/// @param table what kind of table; nothing where tables of this kind are not read
/// @param row of the anchor
/// @param column of the anchor
/// @param title its text
record FoundTable(Optional<OfficialTable> table, int row, int column, String title) {

  /// The anchors in a sheet, from top to bottom and left to right.
  static List<FoundTable> in(Grid grid, SheetSpec spec) {
    List<FoundTable> found = new ArrayList<>();
    for (int r = 0; r < grid.rows(); r++) {
      for (int c = 0; c < grid.width(); c++) {
        Optional<String> text = grid.text(r, c);
        if (text.isPresent()) {
          at(grid, spec, r, c, text.get()).ifPresent(found::add);
        }
      }
      if (found.stream().anyMatch(one -> one.table().map(OfficialTable::flat).orElse(false))) {
        break;
      }
    }
    return found;
  }

  private static Optional<FoundTable> at(Grid grid, SheetSpec spec, int r, int c, String text) {
    for (OfficialTable table : spec.tables()) {
      if (begins(table.anchors(), text) && stands(grid, r, table.beside())) {
        return Optional.of(new FoundTable(Optional.of(table), r, c, text));
      }
    }
    return begins(spec.notRead(), text)
        ? Optional.of(new FoundTable(Optional.empty(), r, c, text))
        : Optional.empty();
  }

  private static boolean begins(List<Pattern> anchors, String text) {
    return anchors.stream().anyMatch(anchor -> anchor.matcher(text).lookingAt());
  }

  private static boolean stands(Grid grid, int row, List<Pattern> beside) {
    for (Pattern heading : beside) {
      boolean there = false;
      for (int c = 0; c < grid.width() && !there; c++) {
        there = grid.text(row, c).filter(text -> heading.matcher(text).matches()).isPresent();
      }
      if (!there) {
        return false;
      }
    }
    return true;
  }
}
