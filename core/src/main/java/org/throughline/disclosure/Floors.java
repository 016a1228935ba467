package org.throughline.disclosure;

import java.util.Set;
import org.throughline.disclosure.system.JointSystem;
import org.throughline.disclosure.system.LinearRow;

/// The least value that published zeros alone leave possible for each cell: a cell that is not
/// zero is at least 1, a total at least as much as its parts together, and the only part that may
/// be more than zero as much as its total.
final class Floors {

  private Floors() {}

  /// @param unseen cells of which not even being zero is known
  static long[] of(JointSystem system, Set<Integer> unseen) {
    long[] floors = new long[system.size()];
    boolean[] mayBeMore = new boolean[floors.length];
    for (int cell = 0; cell < floors.length; cell++) {
      boolean isZero = system.count(cell) == 0;
      floors[cell] = system.isSlack(cell) || isZero || unseen.contains(cell) ? 0 : 1;
      mayBeMore[cell] = !isZero || unseen.contains(cell);
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (LinearRow row : system.rows()) {
        changed |= row.isTotal() && raise(row, floors, mayBeMore);
      }
    }
    return floors;
  }

  /// A floor never exceeds the true count, so raising ends.
  private static boolean raise(LinearRow row, long[] floors, boolean[] mayBeMore) {
    long sum = 0;
    int onlyPart = -1;
    int parts = 0;
    for (int place = 1; place < row.size(); place++) {
      sum += floors[row.cell(place)];
      if (mayBeMore[row.cell(place)]) {
        onlyPart = row.cell(place);
        parts++;
      }
    }
    boolean higher = raiseTo(floors, row.cell(0), sum);
    return parts == 1 ? raiseTo(floors, onlyPart, floors[row.cell(0)]) || higher : higher;
  }

  private static boolean raiseTo(long[] floors, int cell, long floor) {
    boolean higher = floor > floors[cell];
    floors[cell] = Math.max(floor, floors[cell]);
    return higher;
  }
}
