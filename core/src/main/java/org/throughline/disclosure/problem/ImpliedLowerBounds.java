package org.throughline.disclosure.problem;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// The least value that published zeros alone leave possible for each cell: a cell that is not
/// zero is at least 1, a total at least as much as its parts together, and the only part that is
/// not zero as much as its total. Those who know cells besides can add and subtract them.
public final class ImpliedLowerBounds implements ImpliedLowerBound {

  private final JointSystem system;
  private final Set<Integer> unseen;
  private final long[] floors;
  private final Map<Set<Integer>, Map<Integer, Long>> raised = new HashMap<>();

  /// @param unseen cells of which not even being zero is known
  public ImpliedLowerBounds(JointSystem system, Set<Integer> unseen) {
    this.system = system;
    this.unseen = unseen;
    floors = new long[system.size()];
    for (int cell = 0; cell < floors.length; cell++) {
      boolean mayBeZero = system.isSlack(cell) || system.count(cell) == 0 || unseen.contains(cell);
      floors[cell] = mayBeZero ? 0 : 1;
    }
    Map<Integer, Long> higher = new HashMap<>();
    raise(IntStream.range(0, system.rows().size()), Set.of(), higher);
    higher.forEach((cell, floor) -> floors[cell] = floor);
  }

  @Override
  public long of(int cell, Set<Integer> known) {
    if (known.isEmpty()) {
      return floors[cell];
    }
    Map<Integer, Long> higher = raised.computeIfAbsent(known, this::raisedBy);
    return higher.getOrDefault(cell, floors[cell]);
  }

  private Map<Integer, Long> raisedBy(Set<Integer> known) {
    Map<Integer, Long> higher = new HashMap<>();
    known.forEach(cell -> higher.put(cell, system.count(cell)));
    raise(known.stream().flatMapToInt(system::rowsOf), known, higher);
    return higher;
  }

  /// Raises bounds by equations, and on by all equations of what was raised. A bound never exceeds the
  /// true count, so raising ends.
  private void raise(IntStream rows, Set<Integer> known, Map<Integer, Long> higher) {
    Deque<Integer> queue = new ArrayDeque<>();
    boolean[] waiting = new boolean[system.rows().size()];
    rows.forEach(row -> await(row, waiting, queue));
    while (!queue.isEmpty()) {
      int number = queue.remove();
      waiting[number] = false;
      LinearRow row = system.rows().get(number);
      if (row.isTotal()) {
        for (int cell : raise(row, known, higher)) {
          system.rowsOf(cell).forEach(next -> await(next, waiting, queue));
        }
      }
    }
  }

  private static void await(int row, boolean[] waiting, Deque<Integer> queue) {
    if (!waiting[row]) {
      waiting[row] = true;
      queue.add(row);
    }
  }

  /// The cells that one sum raises: its total, and the only part that is not sure.
  private int[] raise(LinearRow row, Set<Integer> known, Map<Integer, Long> higher) {
    long atLeast = 0;
    long sure = 0;
    int open = -1;
    int openParts = 0;
    for (int place = 1; place < row.size(); place++) {
      int part = row.cell(place);
      atLeast += floor(part, higher);
      if (isSure(part, known)) {
        sure += system.count(part);
      } else {
        open = part;
        openParts++;
      }
    }
    int total = row.cell(0);
    boolean isHigher = raiseTo(higher, total, atLeast);
    boolean isPartHigher = openParts == 1 && raiseTo(higher, open, floor(total, higher) - sure);
    return IntStream.concat(
            isHigher ? IntStream.of(total) : IntStream.empty(),
            isPartHigher ? IntStream.of(open) : IntStream.empty())
        .toArray();
  }

  private boolean isSure(int cell, Set<Integer> known) {
    boolean isZero = system.count(cell) == 0 && !system.isSlack(cell) && !unseen.contains(cell);
    return isZero || known.contains(cell);
  }

  private long floor(int cell, Map<Integer, Long> higher) {
    return higher.getOrDefault(cell, floors[cell]);
  }

  private boolean raiseTo(Map<Integer, Long> higher, int cell, long floor) {
    if (floor <= floor(cell, higher)) {
      return false;
    }
    higher.put(cell, floor);
    return true;
  }
}
