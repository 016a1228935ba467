package org.throughline.disclosure.attack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.disclosure.problem.LinearRow;
import org.throughline.disclosure.problem.ProtectionLevel;

/// Attacks everything published together, as one linear system. Stateless.
public final class Auditor {

  /// In the order in which they are tried: the simplex method, then branch and bound.
  static final List<Solver.Kind> STANDARD = List.of(Simplex::new, WholeNumbers::solver);

  private Auditor() {}

  /// Tries to prove both ends of every protection level possible, against outsiders and against every coalition
  /// that the attack allows. What is not proved counts as disclosed.
  ///
  /// @throws IllegalArgumentException if the exact counts break an equation or a bound
  public static AuditReport audit(Attack attack) {
    return audit(attack, STANDARD);
  }

  /// The same with other solvers, for tests of what happens when they fail.
  static AuditReport audit(Attack attack, List<Solver.Kind> solvers) {
    requireConsistent(attack);
    Map<Integer, BlockAudit> audits = auditsByCell(attack, solvers);
    Map<ProtectionLevel, Finding> findings = new HashMap<>();
    int failures = 0;
    for (BlockAudit audit : new LinkedHashSet<>(audits.values())) {
      findings.putAll(audit.findings());
      failures += audit.failures();
    }
    List<Finding> inOrder = new ArrayList<>();
    for (ProtectionLevel level : attack.levels()) {
      Finding found = findings.get(level);
      inOrder.add(found == null ? known(attack.system(), level) : found);
    }
    return new AuditReport(inOrder, failures);
  }

  private static Map<Integer, BlockAudit> auditsByCell(Attack attack, List<Solver.Kind> solvers) {
    Map<Integer, Block> blocks = new HashMap<>();
    for (Block block : Block.of(attack)) {
      for (int column = 0; column < block.size(); column++) {
        blocks.put(block.cell(column), block);
      }
    }
    Map<Block, BlockAudit> audits = new HashMap<>();
    Map<Integer, BlockAudit> byCell = new LinkedHashMap<>();
    for (ProtectionLevel level : attack.levels()) {
      Block block = blocks.get(level.cell());
      if (block != null) {
        BlockAudit audit = audits.computeIfAbsent(block, any -> new BlockAudit(any, solvers));
        audit.add(level);
        byCell.put(level.cell(), audit);
      }
    }
    return byCell;
  }

  /// The feasibility interval of every unknown that the outsider does not know, by cell; but for those
  /// on which the solver gives up, and those that hang together with too many others for it.
  ///
  /// @throws IllegalArgumentException if the exact counts break an equation or a bound
  public static Map<Integer, Interval> intervals(Attack attack) {
    requireConsistent(attack);
    Map<Integer, Interval> intervals = new HashMap<>();
    for (Block block : Block.of(attack)) {
      if (BlockAudit.isSearchedWhole(block)) {
        Simplex simplex = new Simplex(block);
        for (int column = 0; column < block.size(); column++) {
          try {
            intervals.put(
                block.cell(column),
                new Interval(simplex.extreme(column, -1), simplex.extreme(column, 1)));
          } catch (IllegalStateException e) {
            // Without an interval the cell is reported as one whose interval is not known.
          }
        }
      }
    }
    return intervals;
  }

  /// The cells whose levels linear programming does not reach against an outsider, fractions of a record allowed. What it reaches
  /// is not proved: an audit looks for whole numbers as well, and gives up where there are many cells.
  ///
  /// @throws IllegalArgumentException if the exact counts break an equation or a bound
  public static Set<Integer> unreached(Attack attack) {
    requireConsistent(attack);
    Set<Integer> unreached = new TreeSet<>();
    attack.levels().forEach(level -> unreached.add(level.cell()));
    for (Block block : Block.of(attack)) {
      List<ProtectionLevel> within =
          attack.levels().stream().filter(level -> block.column(level.cell()) >= 0).toList();
      if (!within.isEmpty() && BlockAudit.isSearchedWhole(block)) {
        Simplex simplex = new Simplex(block);
        within.stream()
            .filter(level -> simplex.reaches(block.column(level.cell()), level))
            .forEach(level -> unreached.remove(level.cell()));
      }
    }
    return unreached;
  }

  private static Finding known(JointSystem system, ProtectionLevel level) {
    long count = system.count(level.cell());
    boolean met = new Proof(count).meets(level, Set.of());
    return new Finding(system.id(level.cell()), level, count, count, Attacker.OUTSIDER, !met);
  }

  private static void requireConsistent(Attack attack) {
    JointSystem system = attack.system();
    for (LinearRow row : system.rows()) {
      if (row.at(system.counts()) != 0) {
        throw new IllegalArgumentException(
            "Equation for cell '" + system.id(row.cell(0)) + "' does not add up");
      }
    }
    for (int cell = 0; cell < system.size(); cell++) {
      if (system.count(cell) < attack.lower(cell) || system.count(cell) > attack.upper(cell)) {
        throw new IllegalArgumentException(
            "Cell '" + system.id(cell) + "' lies outside what the attacker is said to know");
      }
    }
  }
}
