package org.throughline.disclosure.attack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.disclosure.problem.LinearRow;
import org.throughline.disclosure.problem.ProtectionLevel;

/// Attacks everything published together, as one linear system. Stateless.
public final class Auditor {

  private Auditor() {}

  /// Tries to prove both ends of every protection level possible, against outsiders and against every coalition
  /// that the attack allows. What is not proved counts as disclosed.
  ///
  /// @throws IllegalArgumentException if the exact counts break an equation or a bound
  public static AuditReport audit(Attack attack) {
    return audit(attack, Solver.STANDARD);
  }

  /// The same with other solvers, for tests of what happens when they fail.
  static AuditReport audit(Attack attack, List<Solver.Kind> solvers) {
    requireConsistent(attack);
    Map<Integer, BlockAudit> audits = auditsByCell(attack, solvers);
    Map<ProtectionLevel, Finding> findings = new HashMap<>();
    for (BlockAudit audit : new LinkedHashSet<>(audits.values())) {
      findings.putAll(audit.findings());
    }
    List<Finding> inOrder = new ArrayList<>();
    for (ProtectionLevel level : attack.levels()) {
      Finding found = findings.get(level);
      inOrder.add(found == null ? known(attack.system(), level) : found);
    }
    return new AuditReport(inOrder);
  }

  /// Repeats the audit for insiders: each coalition knows its own cells exactly, as a lone
  /// respondent does, and must not learn others by it.
  ///
  /// @param coalitions cells by index that one respondent, or several together, know
  public static List<AuditReport> auditInsiders(Attack attack, List<Set<Integer>> coalitions) {
    Map<Integer, Integer> blocks = new HashMap<>();
    int number = 0;
    for (Block block : Block.of(attack)) {
      for (int column = 0; column < block.size(); column++) {
        blocks.put(block.cell(column), number);
      }
      number++;
    }
    List<AuditReport> reports = new ArrayList<>();
    for (Set<Integer> coalition : coalitions) {
      Attack insider = attack.withCoalitionsOf(0).withInsiders(List.of());
      for (int cell : coalition) {
        insider = insider.knowing(cell);
      }
      // Elsewhere the coalition learns nothing that the others do not know.
      List<ProtectionLevel> others =
          attack.levels().stream()
              .filter(level -> !coalition.contains(level.cell()))
              .filter(
                  level ->
                      coalition.stream().anyMatch(cell -> isTogether(blocks, level.cell(), cell)))
              .toList();
      reports.add(audit(insider.against(others)));
    }
    return reports;
  }

  private static boolean isTogether(Map<Integer, Integer> blocks, int one, int other) {
    Integer block = blocks.get(one);
    return block != null && block.equals(blocks.get(other));
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
        PrimalSimplex climber = new PrimalSimplex(block);
        for (int column = 0; column < block.size(); column++) {
          int cell = block.cell(column);
          interval(climber, column).ifPresent(interval -> intervals.put(cell, interval));
        }
      }
    }
    return intervals;
  }

  private static Optional<Interval> interval(PrimalSimplex climber, int column) {
    OptionalDouble max = extreme(climber, column, Double.POSITIVE_INFINITY);
    OptionalDouble min = extreme(climber, column, Double.NEGATIVE_INFINITY);
    return max.isPresent() && min.isPresent()
        ? Optional.of(new Interval(min.getAsDouble(), max.getAsDouble()))
        : Optional.empty();
  }

  /// Empty if the solver gives up.
  private static OptionalDouble extreme(PrimalSimplex climber, int column, double direction) {
    climber.restart();
    return switch (climber.send(column, direction)) {
      case GAVE_UP -> OptionalDouble.empty();
      case REACHED -> OptionalDouble.of(direction);
      case OPTIMAL -> OptionalDouble.of(climber.point()[column]);
    };
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
