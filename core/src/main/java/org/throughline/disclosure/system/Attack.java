package org.throughline.disclosure.system;

import java.util.List;
import java.util.stream.IntStream;

/// What an outsider knows about a [JointSystem], and what they must not be able to find out.
///
/// A known cell is fixed at its count. Of any other cell the outsider knows bounds: a suppressed
/// cell is at least 1 when the policy publishes zeros. Immutable.
public final class Attack {

  /// An upper bound that says nothing.
  public static final long UNBOUNDED = Long.MAX_VALUE;

  private final JointSystem system;
  private final long[] lower;
  private final long[] upper;
  private final List<Demand> demands;

  private Attack(JointSystem system, long[] lower, long[] upper, List<Demand> demands) {
    this.system = system;
    this.lower = lower;
    this.upper = upper;
    this.demands = List.copyOf(demands);
  }

  /// An outsider who knows every cell; suppress some with [#hiding].
  public static Attack onEverythingKnown(JointSystem system) {
    return new Attack(system, system.counts(), system.counts(), List.of());
  }

  /// An outsider who knows bounds of every cell.
  ///
  /// @param lower least values thought possible
  /// @param upper largest ones, or [#UNBOUNDED]
  public static Attack within(JointSystem system, long[] lower, long[] upper) {
    return new Attack(system, lower.clone(), upper.clone(), List.of());
  }

  /// The same outsider, who of these cells knows only a lower bound.
  public Attack hiding(int[] cells, long lowerBound) {
    long[] newLower = lower.clone();
    long[] newUpper = upper.clone();
    for (int cell : cells) {
      newLower[cell] = lowerBound;
      newUpper[cell] = UNBOUNDED;
    }
    return new Attack(system, newLower, newUpper, demands);
  }

  /// The same outsider, who of one cell knows these bounds.
  ///
  /// @param upperBound largest value thought possible, or [#UNBOUNDED]
  public Attack bounding(int cell, long lowerBound, long upperBound) {
    long[] newLower = lower.clone();
    long[] newUpper = upper.clone();
    newLower[cell] = lowerBound;
    newUpper[cell] = upperBound;
    return new Attack(system, newLower, newUpper, demands);
  }

  /// The same outsider, who also knows one cell's count, for example their own.
  public Attack knowing(int cell) {
    long[] newLower = lower.clone();
    long[] newUpper = upper.clone();
    newLower[cell] = system.count(cell);
    newUpper[cell] = system.count(cell);
    return new Attack(system, newLower, newUpper, demands);
  }

  /// The same outsider, against these demands instead.
  public Attack against(List<Demand> newDemands) {
    return new Attack(system, lower, upper, newDemands);
  }

  public JointSystem system() {
    return system;
  }

  public List<Demand> demands() {
    return demands;
  }

  /// Whether the outsider knows the cell exactly to begin with.
  public boolean knows(int cell) {
    return lower[cell] == upper[cell];
  }

  /// The least value of a cell that the outsider thinks possible before looking at equations.
  public long lower(int cell) {
    return lower[cell];
  }

  /// The largest such value, or [#UNBOUNDED].
  public long upper(int cell) {
    return upper[cell];
  }

  /// How many cells the outsider does not know to begin with.
  public int hiddenCells() {
    return Math.toIntExact(IntStream.range(0, lower.length).filter(cell -> !knows(cell)).count());
  }
}
