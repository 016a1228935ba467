package org.throughline.disclosure.problem;

import java.util.List;
import java.util.Set;

/// What an outsider knows about a [JointSystem], and what they must not be able to find out.
///
/// A known cell is fixed at its count. Of any other cell the outsider knows bounds: a suppressed
/// cell is at least 1 when the policy publishes zeros, and what figures say about a cell is known
/// whatever is withheld. Immutable.
public final class Attack {

  /// An upper bound that says nothing.
  public static final long UNBOUNDED = Long.MAX_VALUE;

  private final JointSystem system;
  private final long[] lower;
  private final long[] upper;
  private final List<ProtectionLevel> levels;
  private final Insiders insiders;

  private Attack(
      JointSystem system,
      long[] lower,
      long[] upper,
      List<ProtectionLevel> levels,
      Insiders insiders) {
    this.system = system;
    this.lower = lower;
    this.upper = upper;
    this.levels = List.copyOf(levels);
    this.insiders = insiders;
  }

  /// Who attacks besides outsiders.
  ///
  /// @param members so many of the counted may put together what they know
  /// @param groups cells that others know together, one set for each group
  /// @param least what is possible for them at all
  /// @param changes who is alone in a change knows the number that stands for it
  private record Insiders(
      int members, List<Set<Integer>> groups, ImpliedLowerBound least, KnownChanges changes) {

    static Insiders none(JointSystem system) {
      return new Insiders(0, List.of(), ImpliedLowerBound.ANYTHING, KnownChanges.none(system));
    }
  }

  /// An outsider who knows every cell; suppress some with [#hiding]. The slacks of inequalities are
  /// nobody's to know.
  public static Attack onEverythingKnown(JointSystem system) {
    long[] lower = system.counts();
    long[] upper = system.counts();
    for (int cell = 0; cell < lower.length; cell++) {
      if (system.isSlack(cell)) {
        lower[cell] = system.least(cell);
        upper[cell] = system.most(cell);
      }
    }
    return new Attack(system, lower, upper, List.of(), Insiders.none(system));
  }

  /// An outsider who knows bounds of every cell.
  ///
  /// @param lower least values thought possible
  /// @param upper largest ones, or [#UNBOUNDED]
  public static Attack within(JointSystem system, long[] lower, long[] upper) {
    return new Attack(system, lower.clone(), upper.clone(), List.of(), Insiders.none(system));
  }

  /// The same outsider, who of these cells knows only a lower bound, and what figures say.
  public Attack hiding(int[] cells, long lowerBound) {
    long[] newLower = lower.clone();
    long[] newUpper = upper.clone();
    for (int cell : cells) {
      newLower[cell] = Math.max(lowerBound, system.least(cell));
      newUpper[cell] = system.most(cell);
    }
    return new Attack(system, newLower, newUpper, levels, insiders);
  }

  /// The same outsider, who also knows these cells' counts.
  public Attack knowing(Set<Integer> cells) {
    long[] newLower = lower.clone();
    long[] newUpper = upper.clone();
    for (int cell : cells) {
      newLower[cell] = system.count(cell);
      newUpper[cell] = system.count(cell);
    }
    return new Attack(system, newLower, newUpper, levels, insiders);
  }

  /// The same outsider, against these levels instead.
  public Attack against(List<ProtectionLevel> newDemands) {
    return new Attack(system, lower, upper, newDemands, insiders);
  }

  /// The same outsider and, besides, every group of so many of the counted: they know the cells that
  /// are theirs alone. 0 for outsiders only.
  public Attack withCoalitionsOf(int members) {
    if (members < 0) {
      throw new IllegalArgumentException("A coalition of " + members + " members");
    }
    Insiders more = new Insiders(members, insiders.groups(), insiders.least(), insiders.changes());
    return new Attack(system, lower, upper, levels, more);
  }

  /// The same outsider and, besides, groups who know these cells exactly, one set for each group: the
  /// contributors of amounts that nobody else contributes to.
  public Attack withInsiders(List<Set<Integer>> groups) {
    List<Set<Integer>> cells = groups.stream().map(Set::copyOf).toList();
    Insiders more = new Insiders(insiders.members(), cells, insiders.least(), insiders.changes());
    return new Attack(system, lower, upper, levels, more);
  }

  /// The same attack, which fails against insiders already if it leaves them what is possible at all.
  public Attack easedTo(ImpliedLowerBound least) {
    Insiders eased = new Insiders(insiders.members(), insiders.groups(), least, insiders.changes());
    return new Attack(system, lower, upper, levels, eased);
  }

  /// The same attack, in which numbers stand for their changes.
  ///
  /// @param known of the same system
  public Attack withChanges(KnownChanges known) {
    Insiders more = new Insiders(insiders.members(), insiders.groups(), insiders.least(), known);
    return new Attack(system, lower, upper, levels, more);
  }

  /// The changes that numbers stand for.
  public KnownChanges changes() {
    return insiders.changes();
  }

  /// The level against those who know some cells: no lower end than is possible for them at all.
  public ProtectionLevel against(ProtectionLevel level, Set<Integer> known) {
    if (known.isEmpty()) {
      return level;
    }
    long least = Math.min(insiders.least().of(level.cell(), known), system.count(level.cell()));
    long low = Math.min(level.high(), Math.max(level.low(), least));
    return new ProtectionLevel(level.cell(), low, level.high(), level.width());
  }

  /// The same outsider, who uses only some of the equations.
  ///
  /// @param rows of the system's own
  public Attack using(List<LinearRow> rows) {
    return new Attack(system.withOnly(rows), lower, upper, levels, insiders);
  }

  public JointSystem system() {
    return system;
  }

  public List<ProtectionLevel> levels() {
    return levels;
  }

  /// How many of the counted may put together what they know.
  public int coalition() {
    return insiders.members();
  }

  /// The cells that groups know together, besides.
  public List<Set<Integer>> groups() {
    return insiders.groups();
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
}
