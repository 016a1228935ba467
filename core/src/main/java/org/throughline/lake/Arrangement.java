package org.throughline.lake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.throughline.releases.CellRow;
import org.throughline.releases.SheetMapping;

/// Where columns stand below a header that is in a sheet again: several files one below the other need not have their
/// columns in one order. Belongs to one thread.
final class Arrangement {

  private static final Deque<Integer> NONE = new ArrayDeque<>();

  private final Map<String, List<Integer>> positions = new HashMap<>();
  private final int width;

  /// Where each column of the first header stands now; null where nothing moved.
  private int @Nullable [] from;

  private boolean other;

  /// As many columns with another header are no slip of whoever put files together.
  private static final int OTHERS = 2;

  private final String key;

  /// @param key the header of the date that says when an event was; empty where there is none
  Arrangement(SheetMapping mapping, String key) {
    this.width = mapping.width();
    this.key = folded(key);
    mapping.columns().forEach(column -> add(column.header(), column.position()));
    mapping.unknown().forEach(column -> add(column.header(), column.position()));
    positions.values().forEach(list -> list.sort(null));
  }

  private void add(String header, int position) {
    if (!header.isBlank()) {
      positions.computeIfAbsent(folded(header), key -> new ArrayList<>()).add(position);
    }
  }

  /// Without case, white space folded.
  static String folded(String text) {
    return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  /// Takes what another header says of the rows below it.
  void header(CellRow row) {
    Map<String, Deque<Integer>> left = new HashMap<>();
    positions.forEach((header, list) -> left.put(header, new ArrayDeque<>(list)));
    int[] order = new int[width];
    java.util.Arrays.fill(order, -1);
    boolean moved = false;
    int strange = 0;
    for (int i = 0; i < row.width(); i++) {
      String header = folded(row.shown(i));
      Integer position =
          header.isEmpty() ? null : left.getOrDefault(header, new ArrayDeque<>()).poll();
      if (position == null) {
        strange += header.isEmpty() ? 0 : 1;
      } else {
        order[position] = i;
        moved |= position != i;
      }
    }
    boolean all = left.values().stream().allMatch(Deque::isEmpty);
    from = moved && all && strange == 0 ? order : null;
    boolean isOfOtherTable =
        strange > 0 && (strange >= OTHERS || !left.getOrDefault(key, NONE).isEmpty());
    other = from == null && (moved || isOfOtherTable);
  }

  /// Whether the rows below the last header are of other columns than the sheet began with.
  boolean isOther() {
    return other;
  }

  /// The row with its cells where the first header has their columns.
  CellRow arranged(CellRow row) {
    int[] order = from;
    if (order == null) {
      return row;
    }
    CellRow arranged = new CellRow();
    arranged.begin(row.number());
    for (int i = 0; i < width; i++) {
      if (order[i] >= 0) {
        Shift.put(row, order[i], arranged, i);
      }
    }
    for (int i = width; i < row.width(); i++) {
      Shift.put(row, i, arranged, i);
    }
    return arranged;
  }
}
