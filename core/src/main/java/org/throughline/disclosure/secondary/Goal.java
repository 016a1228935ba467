package org.throughline.disclosure.secondary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// One end of a protection level: a cell that must be movable by a distance, and the moves that were found. An
/// outsider is held off by any one move; a coalition that knows its own cells only by a move that
/// leaves those cells alone.
final class Goal {

  private final int cell;
  private final double distance;
  private final Insiders insiders;
  private List<FeasibleMove> moves = List.of();

  /// The coalitions that see through every move.
  private List<Set<Integer>> seeing = List.of();

  /// Shorter moves for coalitions that cannot be misled that far.
  private Map<Set<Integer>, FeasibleMove> shorter = Map.of();

  private Optional<Set<Integer>> missing;

  /// @param insiders who may know cells of a move
  Goal(int cell, double distance, Insiders insiders) {
    this.cell = cell;
    this.distance = distance;
    this.insiders = insiders;
    missing = distance == 0 ? Optional.empty() : Optional.of(Set.of());
  }

  int cell() {
    return cell;
  }

  double distance() {
    return distance;
  }

  /// The cells that must stay as they are on the next move to be found: none while there is no move
  /// at all, those of a coalition that sees through every move; nothing when no move is missing.
  Optional<Set<Integer>> missing() {
    return missing;
  }

  /// Asked for far more often than it changes.
  private void findMissing() {
    missing = seeing.stream().filter(coalition -> !shorter.containsKey(coalition)).findFirst();
  }

  /// Whether a move serves this goal.
  boolean isServedBy(FeasibleMove move) {
    return distance > 0 ? move.change(cell) >= distance : move.change(cell) <= distance;
  }

  void add(FeasibleMove move) {
    seeing =
        moves.isEmpty()
            ? insiders.touching(move, cell).distinct().toList()
            : seeing.stream().filter(move::touches).toList();
    List<FeasibleMove> more = new ArrayList<>(moves);
    more.add(move);
    moves = List.copyOf(more);
    findMissing();
  }

  /// Adds a move that is far enough for one coalition only.
  void addFor(Set<Integer> coalition, FeasibleMove move) {
    Map<Set<Integer>, FeasibleMove> more = new HashMap<>(shorter);
    more.put(coalition, move);
    shorter = Map.copyOf(more);
    if (!moves.isEmpty()) {
      findMissing();
    }
  }

  boolean reliesOn(int other) {
    return Stream.concat(moves.stream(), shorter.values().stream())
        .anyMatch(move -> move.change(other) != 0);
  }

  /// The same goal with only the moves that leave a cell alone.
  Goal without(int other) {
    Goal goal = new Goal(cell, distance, insiders);
    moves.stream().filter(move -> move.change(other) == 0).forEach(goal::add);
    shorter.forEach(
        (coalition, move) -> {
          if (move.change(other) == 0) {
            goal.addFor(coalition, move);
          }
        });
    return goal;
  }

  /// Takes over the moves of another copy of this goal.
  void take(Goal other) {
    moves = other.moves;
    seeing = other.seeing;
    shorter = other.shorter;
    missing = other.missing;
  }
}
