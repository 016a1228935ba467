package org.throughline.disclosure.secondary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.throughline.disclosure.linear.Basis;
import org.throughline.disclosure.linear.FarthestMove;
import org.throughline.disclosure.linear.MoveLimits;
import org.throughline.disclosure.linear.Neighbourhood;

/// A block as an exact search sees it: candidates to hide, what they cost, and the attacks that a
/// choice has to withstand.
final class ExactBlock {

  private static final double EPSILON = 1e-6;

  private final Task task;
  private final Neighbourhood place;
  private final int[] candidateOf;
  private final int[] candidates;
  private final List<Requirement> outsiders;
  private final List<Set<Integer>> coalitions;
  private final MoveLimits limits;
  private final FarthestMove mover;
  private final long budget;
  private long work;

  /// @param cells every cell of the block
  /// @param budget how many numbers may be touched before nothing more is asked
  ExactBlock(Task task, List<Integer> cells, long budget) {
    this.task = task;
    this.budget = budget;
    place = new Neighbourhood(task.system(), cells);
    candidates = cells.stream().filter(c -> !task.hidden().contains(c)).mapToInt(c -> c).toArray();
    limits = new MoveLimits(place.size());
    candidateOf = new int[place.size()];
    Arrays.fill(candidateOf, -1);
    for (int at = 0; at < candidates.length; at++) {
      candidateOf[place.indexOf(candidates[at])] = at;
    }
    Set<Integer> members = new HashSet<>(cells);
    outsiders = Requirement.ofOutsiders(task, members);
    coalitions =
        task.insiders().stream().filter(c -> c.stream().anyMatch(members::contains)).toList();
    for (int at = 0; at < place.size(); at++) {
      limits.set(at, task.roomAbove(place.cell(at)), task.roomBelow(place.cell(at)));
    }
    mover = new FarthestMove(new Basis(place), place.size());
  }

  /// Counts numbers that others touched for this block.
  void spend(long numbers) {
    work += numbers;
  }

  /// Whether the budget is used up, so that attacks may have been left out.
  boolean isSpent() {
    return mover.work() + work > budget;
  }

  /// The index in the joint system of a candidate.
  int candidate(int at) {
    return candidates[at];
  }

  /// Weights first; one for each cell breaks ties.
  double[] costs() {
    double unit = candidates.length + 1.0;
    return Arrays.stream(candidates)
        .mapToDouble(cell -> 1 + unit * task.terms().weight(cell))
        .toArray();
  }

  /// Which candidates a pattern hides: 1 for each, 0 for others.
  double[] choice(Set<Integer> hidden) {
    return Arrays.stream(candidates).mapToDouble(cell -> hidden.contains(cell) ? 1 : 0).toArray();
  }

  /// Cuts that a choice does not cover; none when every attack on it fails, or when the budget did not last to one that
  /// succeeds. Insiders are tried once the choice is whole and holds against outsiders.
  List<double[]> violated(double[] point) {
    List<double[]> cuts = new ArrayList<>();
    outsiders.forEach(need -> cut(need, point).ifPresent(cuts::add));
    if (cuts.isEmpty() && isWhole(point)) {
      outsiders.forEach(need -> cuts.addAll(cutsOfInsiders(need, point)));
    }
    return cuts;
  }

  /// A coalition that knows no cell of the move that misleads outsiders is misled by it too, and what all the others
  /// together cannot do none of them can.
  private List<double[]> cutsOfInsiders(Requirement need, double[] point) {
    Set<Integer> moved = new HashSet<>();
    cut(need, point, () -> addChanged(moved));
    List<Set<Integer>> others =
        coalitions.stream()
            .filter(coalition -> !coalition.contains(need.cell()))
            .filter(coalition -> !Collections.disjoint(coalition, moved))
            .toList();
    Set<Integer> all = others.stream().flatMap(Set::stream).collect(Collectors.toSet());
    if (others.isEmpty() || cut(need.against(all), point).isEmpty()) {
      return List.of();
    }
    return others.stream()
        .flatMap(coalition -> need.against(coalition, task).stream())
        .flatMap(attack -> cut(attack, point).stream())
        .toList();
  }

  private static boolean isWhole(double[] point) {
    return Arrays.stream(point).allMatch(value -> Math.abs(value - Math.rint(value)) < EPSILON);
  }

  private Optional<double[]> cut(Requirement need, double[] point) {
    return cut(need, point, () -> {});
  }

  /// @param moved is told of each move that was found, while the mover has it
  private Optional<double[]> cut(Requirement need, double[] point, Runnable moved) {
    if (isSpent()) {
      return Optional.empty();
    }
    MoveLimits rooms = rooms(need, point);
    double missing = need.distance() * (1 + EPSILON);
    double[] coefficients = new double[candidates.length];
    int[] directions = need.direction() == 0 ? new int[] {1, -1} : new int[] {need.direction()};
    double constant = 0;
    for (int direction : directions) {
      int cell = place.indexOf(need.cell());
      double reached = mover.send(cell, direction, missing, rooms);
      missing -= reached;
      moved.run();
      if (missing < need.distance() * EPSILON * 2) {
        return Optional.empty();
      }
      constant += capacities(need, direction, coefficients);
    }
    return strengthened(need.distance() - constant, coefficients, point);
  }

  private void addChanged(Set<Integer> moved) {
    double[] change = mover.change();
    for (int at = 0; at < change.length; at++) {
      if (Math.abs(change[at]) > EPSILON) {
        moved.add(place.cell(at));
      }
    }
  }

  /// Adds what every candidate could contribute; returns what the cells hidden in any case do.
  private double capacities(Requirement need, int direction, double[] coefficients) {
    double[] rates = mover.rates(place.indexOf(need.cell()), direction);
    double constant = 0;
    for (int at = 0; at < rates.length; at++) {
      int cell = place.cell(at);
      if (Math.abs(rates[at]) > EPSILON && !need.known().contains(cell)) {
        double capacity = Math.abs(rates[at]) * (rates[at] > 0 ? limits.up[at] : limits.down[at]);
        if (candidateOf[at] >= 0) {
          coefficients[candidateOf[at]] += capacity;
        } else {
          constant += capacity;
        }
      }
    }
    return constant;
  }

  private static Optional<double[]> strengthened(
      double needed, double[] coefficients, double[] point) {
    if (needed <= EPSILON) {
      return Optional.empty();
    }
    double covered = 0;
    for (int at = 0; at < coefficients.length; at++) {
      coefficients[at] = Math.min(coefficients[at], needed) / needed;
      covered += coefficients[at] * point[at];
    }
    return covered < 1 - EPSILON ? Optional.of(coefficients) : Optional.empty();
  }

  /// How far cells may move if they are hidden as far as the choice says. No more than the distance
  /// for a cell that is half hidden: that finds sharper cuts, and the cuts are true all the same.
  private MoveLimits rooms(Requirement need, double[] point) {
    work += place.size();
    MoveLimits rooms = new MoveLimits(place.size());
    for (int at = 0; at < place.size(); at++) {
      int cell = place.cell(at);
      double share = candidateOf[at] < 0 ? 1 : point[candidateOf[at]];
      if (share > EPSILON && !need.known().contains(cell)) {
        double most = share > 1 - EPSILON ? Double.POSITIVE_INFINITY : share * need.distance();
        rooms.set(at, Math.min(limits.up[at], most), Math.min(limits.down[at], most));
      }
    }
    return rooms;
  }
}
