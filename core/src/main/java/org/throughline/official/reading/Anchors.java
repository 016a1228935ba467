package org.throughline.official.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.throughline.official.registry.OfficialTable;
import org.throughline.official.registry.SheetSpec;

/// Finds the anchors of tables in sheets of one kind. Postings repeat each other's texts, so a text that begins no table
/// is remembered for the next file. Several threads may use it.
final class Anchors {

  private final SheetSpec spec;
  private final Set<String> none = ConcurrentHashMap.newKeySet();

  Anchors(SheetSpec spec) {
    this.spec = spec;
  }

  /// The anchors in a sheet, from top to bottom and left to right.
  List<FoundTable> in(Grid grid) {
    List<FoundTable> found = new ArrayList<>();
    for (int r = 0; r < grid.rows(); r++) {
      for (int c = 0; c < grid.width(); c++) {
        Optional<String> text = grid.text(r, c);
        if (text.isPresent()) {
          at(grid, r, c, text.get()).ifPresent(found::add);
        }
      }
      if (found.stream().anyMatch(one -> one.table().map(OfficialTable::flat).orElse(false))) {
        break;
      }
    }
    return found;
  }

  private Optional<FoundTable> at(Grid grid, int r, int c, String text) {
    if (none.contains(text)) {
      return Optional.empty();
    }
    boolean begins = false;
    for (OfficialTable table : spec.tables()) {
      if (begins(table.anchors(), text)) {
        if (stands(grid, r, table.beside())) {
          return Optional.of(new FoundTable(Optional.of(table), r, c, text));
        }
        begins = true;
      }
    }
    if (begins(spec.notRead(), text)) {
      return Optional.of(new FoundTable(Optional.empty(), r, c, text));
    }
    if (!begins) {
      none.add(text);
    }
    return Optional.empty();
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
