package org.throughline.disclosure.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.throughline.disclosure.audit.Coalitions.Coalition;
import org.throughline.disclosure.system.Attack;
import org.throughline.disclosure.system.Demand;

/// The audit of one block: everybody first, then those of the counted who know cells of it.
final class BlockAudit {

  /// Sizes of the surroundings that are tried before the whole block.
  private static final int[] REACHES = {80, 300, 1200};

  /// Blocks with more coefficients than this are only searched in parts, for want of memory.
  private static final long LARGEST = 60_000_000;

  private final Block block;
  private final Search search;
  private final List<Demand> demands = new ArrayList<>();

  BlockAudit(Block block, List<Solver.Kind> kinds) {
    this.block = block;
    search = new Search(kinds);
  }

  void add(Demand demand) {
    demands.add(demand);
    search.expect(demand.cell(), block.attack().system().count(demand.cell()));
  }

  /// A finding per demand that was added. Its own demand is that against whoever comes closest.
  Map<Demand, Finding> findings() {
    for (int reach : REACHES) {
      if (reach < block.size()) {
        open(Set.of()).forEach(demand -> proveAround(block.attack(), demand, reach, Set.of()));
      }
    }
    List<Demand> open = open(Set.of());
    if (!open.isEmpty() && isSearchedWhole(block)) {
      search.prove(block, open, Set.of());
    }
    if (block.attack().coalition() == 0 && block.attack().groups().isEmpty()) {
      return findings(demand -> Set.of());
    }
    Coalitions coalitions = Coalitions.in(block);
    return findings(demand -> closest(demand, coalitions));
  }

  private Map<Demand, Finding> findings(Function<Demand, Set<Integer>> attackers) {
    Map<Demand, Finding> findings = new LinkedHashMap<>();
    demands.forEach(demand -> findings.put(demand, finding(demand, attackers.apply(demand))));
    return findings;
  }

  static boolean isSearchedWhole(Block block) {
    return (long) block.size() * block.rows().size() <= LARGEST;
  }

  private List<Demand> open(Set<Integer> known) {
    return demands.stream()
        .filter(demand -> !search.proof(demand.cell()).meets(demand, known))
        .toList();
  }

  /// Tries with everything farther away than `reach` cells left as it is.
  private void proveAround(Attack attack, Demand demand, int reach, Set<Integer> known) {
    search.prove(Block.around(attack, demand.cell(), reach), List.of(demand), known);
  }

  /// The cells that those know who come closest to the demanded cell: of the smallest coalitions that
  /// see through what is shown, the one to which least stays possible.
  private Set<Integer> closest(Demand demand, Coalitions coalitions) {
    int cell = demand.cell();
    if (!search.proof(cell).meets(demand, Set.of())) {
      return Set.of();
    }
    if (meetsAsDemanded(demand, coalitions.everyOther(cell))) {
      // Whoever knows less than all of them together learns no more.
      return Set.of();
    }
    List<Set<Integer>> seeing = failing(demand, coalitions.statedAgainst(cell));
    Set<Coalition> level = Set.of(Coalition.NOBODY);
    while (seeing.isEmpty() && !level.isEmpty()) {
      level = larger(level, demand, coalitions);
      seeing = failing(demand, level.stream().map(Coalition::cells).toList());
    }
    return seeing.stream()
        .min(Comparator.comparingLong(known -> finding(demand, known).margin()))
        .orElse(Set.of());
  }

  private List<Set<Integer>> failing(Demand demand, List<Set<Integer>> known) {
    return known.stream().filter(cells -> !meets(demand, cells)).toList();
  }

  /// The coalitions of one more. Somebody who knows none of the cells on which a proof rests adds
  /// nothing, so that of all coalitions only few have to be looked at.
  private Set<Coalition> larger(Set<Coalition> level, Demand demand, Coalitions coalitions) {
    Set<Coalition> larger = new LinkedHashSet<>();
    for (Coalition coalition : level) {
      Demand eased = block.attack().against(demand, coalition.cells());
      Set<Integer> support = search.proof(demand.cell()).support(eased, coalition.cells());
      larger.addAll(coalitions.joining(coalition, support, demand.cell()));
    }
    return larger;
  }

  private boolean meets(Demand demand, Set<Integer> known) {
    return meetsAsDemanded(block.attack().against(demand, known), known);
  }

  private boolean meetsAsDemanded(Demand demand, Set<Integer> known) {
    Proof proof = search.proof(demand.cell());
    if (proof.meets(demand, known)) {
      return true;
    }
    Attack insider = insider(known);
    for (int reach : REACHES) {
      proveAround(insider, demand, reach, known);
      if (proof.meets(demand, known) || reach >= block.size()) {
        return proof.meets(demand, known);
      }
    }
    Block whole = Block.around(insider, demand.cell(), Integer.MAX_VALUE);
    if (isSearchedWhole(whole)) {
      search.prove(whole, List.of(demand), known);
    }
    return proof.meets(demand, known);
  }

  private Attack insider(Set<Integer> known) {
    return block.attack().knowing(known);
  }

  private Finding finding(Demand asked, Set<Integer> known) {
    Demand demand = block.attack().against(asked, known);
    Proof proof = search.proof(demand.cell());
    List<String> ids = known.stream().sorted().map(block.attack().system()::id).toList();
    return new Finding(
        block.attack().system().id(demand.cell()),
        demand,
        proof.low(known),
        proof.high(known),
        known.isEmpty() ? Attacker.OUTSIDER : new Attacker(ids),
        !proof.meets(demand, known) && isExcluded(demand, known));
  }

  /// Whether it is certain that a demanded value is impossible, and not only unproved.
  private boolean isExcluded(Demand demand, Set<Integer> known) {
    Block part =
        known.isEmpty() ? block : Block.around(insider(known), demand.cell(), Integer.MAX_VALUE);
    int column = part.column(demand.cell());
    return isExcluded(part, column, demand.high()) || isExcluded(part, column, demand.low());
  }

  private static boolean isExcluded(Block part, int column, long target) {
    return Backtracking.excludes(part, column, target)
        || ExactClimber.excludes(part, column, target);
  }
}
