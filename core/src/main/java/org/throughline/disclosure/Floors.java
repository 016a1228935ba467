package org.throughline.disclosure;

import java.util.Set;
import org.throughline.disclosure.system.JointSystem;
import org.throughline.disclosure.system.LinearRow;

/// The least value that published zeros alone leave possible for each cell: a cell that is not
/// zero is at least 1, a total at least as much as its parts together, and the only part that is
/// not zero as much as its total.
final class Floors {

  private Floors() {}

  /// @param unseen cells of which not even being zero is known
  static long[] of(JointSystem system, Set<Integer> unseen) {
    long[] floors = new long[system.size()];
    for (int cell = 0; cell < floors.length; cell++) {
      boolean mayBeZero = system.isSlack(cell) || system.count(cell) == 0 || unseen.contains(cell);
      floors[cell] = mayBeZero ? 0 : 1;
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (LinearRow row : system.rows()) {
        changed |= row.isTotal() && raise(system, row, floors);
      }
    }
    return floors;
  }

  /// A floor never exceeds the true count, so raising ends.
  private static boolean raise(JointSystem system, LinearRow row, long[] floors) {
    long sum = 0;
    int onlyPart = -1;
    int parts = 0;
    for (int place = 1; place < row.size(); place++) {
      sum += floors[row.cell(place)];
      if (system.count(row.cell(place)) > 0) {
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
