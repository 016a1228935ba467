package org.throughline.disclosure.audit;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.throughline.disclosure.system.Attack;
import org.throughline.disclosure.system.Demand;
import org.throughline.disclosure.system.LinearRow;

/// Looks for witnesses in one block: whole-number tables that agree with all that is known and
/// have a demanded value. A witness counts only after it was checked in exact arithmetic, so no
/// error of the solver can make a cell look safe.
final class BlockAudit {

  /// Sizes of the surroundings that are tried before the whole block.
  private static final int[] REACHES = {80, 300, 1200};

  /// Blocks with more coefficients than this are only searched in parts, for want of memory.
  private static final long LARGEST = 60_000_000;

  private final Block block;
  private final List<Demand> demands = new ArrayList<>();
  private final Map<Integer, long[]> proven = new HashMap<>();

  BlockAudit(Block block) {
    this.block = block;
  }

  void add(Demand demand) {
    long truth = block.attack().system().count(demand.cell());
    demands.add(demand);
    proven.put(demand.cell(), new long[] {truth, truth});
  }

  List<Finding> findings() {
    for (int reach : REACHES) {
      if (reach < block.size()) {
        proveNearby(reach);
      }
    }
    if ((long) block.size() * block.rows().size() <= LARGEST) {
      proveIn(block, demands.stream().filter(demand -> !isProven(demand)).toList());
    }
    return demands.stream().map(this::finding).toList();
  }

  private Finding finding(Demand demand) {
    long[] ends = ends(demand);
    String id = block.attack().system().id(demand.cell());
    return new Finding(id, demand, ends[0], ends[1]);
  }

  private long[] ends(Demand demand) {
    return requireNonNull(proven.get(demand.cell()));
  }

  private boolean isProven(Demand demand) {
    long[] ends = ends(demand);
    return ends[0] <= demand.low()
        && ends[1] >= demand.high()
        && ends[1] - ends[0] >= demand.width();
  }

  /// Tries with everything farther away than `reach` cells left as it is.
  private void proveNearby(int reach) {
    for (Demand demand : demands) {
      if (!isProven(demand)) {
        proveIn(block.around(demand.cell(), reach), List.of(demand));
      }
    }
  }

  private void proveIn(Block part, List<Demand> open) {
    if (open.isEmpty()) {
      return;
    }
    Climber climber = new Climber(part);
    for (Demand demand : open) {
      if (ends(demand)[1] < demand.high()) {
        prove(part, climber, demand.cell(), demand.high());
      }
      if (ends(demand)[0] > demand.low()) {
        prove(part, climber, demand.cell(), demand.low());
      }
      long missing = demand.width() - (ends(demand)[1] - ends(demand)[0]);
      if (missing > 0) {
        prove(part, climber, demand.cell(), ends(demand)[1] + missing);
      }
      missing = demand.width() - (ends(demand)[1] - ends(demand)[0]);
      if (missing > 0) {
        prove(part, climber, demand.cell(), ends(demand)[0] - missing);
      }
    }
  }

  private void prove(Block part, Climber climber, int cell, long target) {
    Climber.End end = climber.send(part.column(cell), (double) target);
    if (end == Climber.End.GAVE_UP || !isWitness(part, climber.point())) {
      climber.restart();
      end = climber.send(part.column(cell), (double) target);
    }
    double[] point = climber.point();
    if (end == Climber.End.GAVE_UP || !isWitness(part, point)) {
      climber.restart();
      point = WholeNumbers.search(part, part.column(cell), target);
      if (!isWitness(part, point)) {
        return;
      }
    }
    for (int column = 0; column < point.length; column++) {
      long[] ends = proven.get(part.cell(column));
      if (ends != null) {
        ends[0] = Math.min(ends[0], Math.round(point[column]));
        ends[1] = Math.max(ends[1], Math.round(point[column]));
      }
    }
  }

  private boolean isWitness(Block part, double[] point) {
    Attack attack = part.attack();
    long[] table = attack.system().counts();
    for (int column = 0; column < point.length; column++) {
      long value = Math.round(point[column]);
      int cell = part.cell(column);
      if (Math.abs(point[column] - value) > Block.TOLERANCE
          || value < attack.lower(cell)
          || value > attack.upper(cell)) {
        return false;
      }
      table[cell] = value;
    }
    for (LinearRow row : part.rows()) {
      if (row.at(table) != 0) {
        return false;
      }
    }
    return true;
  }
}
