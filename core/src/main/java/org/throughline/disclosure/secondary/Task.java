package org.throughline.disclosure.secondary;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.ImpliedLowerBound;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.disclosure.problem.ProtectionLevel;

/// What a protector has to solve.
///
/// @param system every cell and equation published together
/// @param hidden cells that are withheld in any case
/// @param fixed cells that may not be withheld, zeros among them
/// @param terms what an outsider knows of a withheld cell, and its price
/// @param levels what must stay possible
/// @param insiders the cells that respondents know exactly, one set for each respondent or coalition;
///     the levels of all other cells have to hold against them too
/// @param before cells that the publication before withheld and this one need not: a pattern is looked for from there, since
///     where little changed it is nearly one
public record Task(
    JointSystem system,
    Set<Integer> hidden,
    Set<Integer> fixed,
    Terms terms,
    List<ProtectionLevel> levels,
    List<Set<Integer>> insiders,
    Set<Integer> before) {

  /// A task that no publication was before.
  public Task(
      JointSystem system,
      Set<Integer> hidden,
      Set<Integer> fixed,
      Terms terms,
      List<ProtectionLevel> levels,
      List<Set<Integer>> insiders) {
    this(system, hidden, fixed, terms, levels, insiders, Set.of());
  }

  public Task {
    hidden = new TreeSet<>(hidden);
    fixed = new TreeSet<>(fixed);
    levels = List.copyOf(levels);
    insiders = insiders.stream().map(Set::copyOf).toList();
    before = new TreeSet<>(before);
    before.removeAll(fixed);
  }

  /// The same task, against these coalitions too.
  public Task against(Collection<Set<Integer>> more) {
    Set<Set<Integer>> all = new LinkedHashSet<>(insiders);
    all.addAll(more);
    return new Task(system, hidden, fixed, terms, levels, List.copyOf(all), before);
  }

  /// The same task, asking more of some cells, for a pattern that an audit did not accept.
  ///
  /// @param cells indices of the cells in question
  /// @param times how many times the distance to the upper end is added on top
  public Task harder(Set<Integer> cells, int times) {
    List<ProtectionLevel> raised =
        levels.stream().map(level -> raised(level, cells, times)).toList();
    return new Task(system, hidden, fixed, terms, raised, insiders, before);
  }

  private ProtectionLevel raised(ProtectionLevel level, Set<Integer> cells, int times) {
    if (!cells.contains(level.cell())) {
      return level;
    }
    long distance = level.high() - system.count(level.cell());
    return new ProtectionLevel(
        level.cell(), level.low(), level.high() + times * distance, level.width());
  }

  /// The same task, in which nothing is withheld but what is in any case.
  public Task withoutMore() {
    Set<Integer> shown = new TreeSet<>();
    for (int cell = 0; cell < system.size(); cell++) {
      shown.add(cell);
    }
    shown.removeAll(hidden);
    return new Task(system, hidden, shown, terms, levels, insiders);
  }

  /// The cells that are left to withhold beside what is in any case.
  public Set<Integer> mayBeHidden() {
    return IntStream.range(0, system.size())
        .filter(cell -> !hidden.contains(cell) && !fixed.contains(cell))
        .boxed()
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// The same task, with the levels of some cells only.
  public Task protecting(Set<Integer> cells) {
    List<ProtectionLevel> some =
        levels.stream().filter(level -> cells.contains(level.cell())).toList();
    return new Task(system, hidden, fixed, terms, some, insiders, before);
  }

  /// The cells whose levels are not met even if everything that may be withheld is, as far as single equations tell.
  public Set<Integer> outOfReach() {
    PropagatedBounds outsiders = PropagatedBounds.of(this);
    Set<Integer> cells = outOfReach(outsiders, Set.of());
    for (Set<Integer> known : insiders) {
      cells.addAll(outOfReach(outsiders.knowing(known), known));
    }
    return cells;
  }

  private Set<Integer> outOfReach(PropagatedBounds bounds, Set<Integer> known) {
    return levels.stream()
        .filter(level -> !known.contains(level.cell()) && !isWithin(bounds, level, known))
        .map(ProtectionLevel::cell)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private boolean isWithin(PropagatedBounds bounds, ProtectionLevel level, Set<Integer> known) {
    int cell = level.cell();
    if (level.high() > bounds.high(cell)) {
      return false;
    }
    double low = bounds.low(cell);
    return level.low() >= low
        || (!known.isEmpty() && system.count(cell) - roomBelow(cell, known) >= low);
  }

  /// How far above its count an outsider thinks a withheld cell possible.
  double roomAbove(int cell) {
    long most = terms.most(cell);
    return most == Attack.UNBOUNDED
        ? Double.POSITIVE_INFINITY
        : Math.max(0, most - system.count(cell));
  }

  /// How far below.
  double roomBelow(int cell) {
    return Math.max(0, system.count(cell) - terms.least(cell));
  }

  /// How far below its count those who know some cells can be misled about a cell.
  double roomBelow(int cell, Set<Integer> known) {
    double count = (double) system.count(cell);
    return Math.max(0, count - (double) terms.leastPossible().of(cell, known));
  }

  /// What an outsider knows of a withheld cell, and what withholding it costs.
  ///
  /// @param leasts the cell is at least this
  /// @param mosts the cell is at most this, or [Attack#UNBOUNDED]
  /// @param weights what is lost when the cell is withheld
  /// @param leastPossible no less is to be kept possible for coalitions
  public record Terms(
      IntToLongFunction leasts,
      IntToLongFunction mosts,
      IntToLongFunction weights,
      ImpliedLowerBound leastPossible) {

    /// Cells are at least this, and cost their counts.
    public Terms(JointSystem system, IntToLongFunction leasts) {
      this(leasts, any -> Attack.UNBOUNDED, system::count, ImpliedLowerBound.ANYTHING);
    }

    public long least(int cell) {
      return leasts.applyAsLong(cell);
    }

    public long most(int cell) {
      return mosts.applyAsLong(cell);
    }

    public long weight(int cell) {
      return weights.applyAsLong(cell);
    }
  }
}
