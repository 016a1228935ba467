package org.throughline.disclosure.audit;

import java.util.ArrayList;
import java.util.List;
import org.throughline.disclosure.system.Attack;
import org.throughline.disclosure.system.Demand;
import org.throughline.disclosure.system.LinearRow;

/// Looks for witnesses in one block: whole-number tables that agree with all that is known and
/// have a demanded value. A witness counts only after it was checked in exact arithmetic, so no
/// error of the solver can make a cell look safe.
final class BlockAudit {

  private final Block block;
  private final List<Demand> demands = new ArrayList<>();
  private final List<long[]> proven = new ArrayList<>();
  private final Climber climber;

  BlockAudit(Block block) {
    this.block = block;
    climber = new Climber(block);
  }

  void add(Demand demand) {
    long truth = block.attack().system().count(demand.cell());
    demands.add(demand);
    proven.add(new long[] {truth, truth});
  }

  List<Finding> findings() {
    for (int at = 0; at < demands.size(); at++) {
      Demand demand = demands.get(at);
      if (proven.get(at)[1] < demand.high()) {
        prove(demand.cell(), demand.high());
      }
      if (proven.get(at)[0] > demand.low()) {
        prove(demand.cell(), demand.low());
      }
    }
    List<Finding> findings = new ArrayList<>();
    for (int at = 0; at < demands.size(); at++) {
      Demand demand = demands.get(at);
      String id = block.attack().system().id(demand.cell());
      findings.add(new Finding(id, demand, proven.get(at)[0], proven.get(at)[1]));
    }
    return findings;
  }

  private void prove(int cell, long target) {
    Climber.End end = climber.send(block.column(cell), (double) target);
    double[] point = climber.point();
    if (end == Climber.End.GAVE_UP || !isWitness(point)) {
      climber.restart();
      return;
    }
    for (int at = 0; at < demands.size(); at++) {
      long value = Math.round(point[block.column(demands.get(at).cell())]);
      proven.get(at)[0] = Math.min(proven.get(at)[0], value);
      proven.get(at)[1] = Math.max(proven.get(at)[1], value);
    }
  }

  private boolean isWitness(double[] point) {
    Attack attack = block.attack();
    long[] table = attack.system().counts();
    for (int column = 0; column < point.length; column++) {
      long value = Math.round(point[column]);
      int cell = block.cell(column);
      if (Math.abs(point[column] - value) > Block.TOLERANCE
          || value < attack.lower(cell)
          || value > attack.upper(cell)) {
        return false;
      }
      table[cell] = value;
    }
    for (LinearRow row : block.rows()) {
      if (row.at(table) != 0) {
        return false;
      }
    }
    return true;
  }
}
