package org.throughline.disclosure.attack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.throughline.disclosure.attack.Coalitions.Coalition;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.ProtectionLevel;

/// The audit of one block: everybody first, then those of the counted who know cells of it.
final class BlockAudit {

  /// Sizes of the surroundings that are tried before the whole block.
  private static final int[] REACHES = {80, 300, 1200};

  /// Blocks with more coefficients than this are only searched in parts, for want of memory.
  private static final long LARGEST = 60_000_000;

  private final Block block;
  private final Search search;
  private final List<ProtectionLevel> levels = new ArrayList<>();

  /// The surroundings that were searched last, by their reach: with their equations solved they serve for the cells in them
  /// too, of which most are proved there.
  private final Map<Integer, Around> around = new HashMap<>();

  private record Around(int centre, Block part) {}

  BlockAudit(Block block, List<Solver.Kind> kinds) {
    this.block = block;
    search = new Search(kinds);
  }

  void add(ProtectionLevel level) {
    levels.add(level);
    search.expect(level.cell(), block.attack().system().count(level.cell()));
  }

  /// A finding per protection level that was added. Its level is the one against whoever comes closest.
  Map<ProtectionLevel, Finding> findings() {
    for (int reach : REACHES) {
      if (reach < block.size()) {
        open(Set.of()).forEach(level -> proveAround(block.attack(), level, reach, Set.of()));
      }
    }
    List<ProtectionLevel> open = open(Set.of());
    if (!open.isEmpty() && isSearchedWhole(block)) {
      search.prove(block, open, Set.of());
    }
    Coalitions coalitions = Coalitions.in(block);
    Map<ProtectionLevel, Finding> findings = new LinkedHashMap<>();
    levels.forEach(level -> findings.put(level, finding(level, closest(level, coalitions))));
    return findings;
  }

  /// How often a solver failed.
  int failures() {
    return search.failures();
  }

  static boolean isSearchedWhole(Block block) {
    return (long) block.size() * block.rows().size() <= LARGEST;
  }

  private List<ProtectionLevel> open(Set<Integer> known) {
    return levels.stream()
        .filter(level -> !search.proof(level.cell()).meets(level, known))
        .toList();
  }

  /// Tries with everything farther away than `reach` cells left as it is.
  private void proveAround(Attack attack, ProtectionLevel level, int reach, Set<Integer> known) {
    Around last = around.get(reach);
    if (last != null && last.part().column(level.cell()) >= 0) {
      search.prove(last.part().seenBy(attack), List.of(level), known);
      if (last.centre() == level.cell() || search.proof(level.cell()).meets(level, known)) {
        return;
      }
    }
    Block part = reach >= block.size() ? block : Block.around(block.attack(), level.cell(), reach);
    around.put(reach, new Around(level.cell(), part));
    search.prove(part.seenBy(attack), List.of(level), known);
  }

  /// The cells that those know who come closest to the protected cell: the first of the stated coalitions that sees through what
  /// is shown, or of the smallest others the one to which least stays possible.
  private Set<Integer> closest(ProtectionLevel level, Coalitions coalitions) {
    int cell = level.cell();
    if (!search.proof(cell).meets(level, Set.of())) {
      return Set.of();
    }
    if (meetsAsDemanded(level, coalitions.everyOther(cell))) {
      // Whoever knows less than all of them together learns no more.
      return Set.of();
    }
    List<Set<Integer>> seeing =
        coalitions.statedAgainst(cell).stream()
            .filter(known -> !meets(level, known))
            .limit(1)
            .toList();
    Set<Coalition> generation = Set.of(Coalition.NOBODY);
    while (seeing.isEmpty() && !generation.isEmpty()) {
      generation = larger(generation, level, coalitions);
      seeing = failing(level, generation.stream().map(Coalition::cells).toList());
    }
    return seeing.stream()
        .min(Comparator.comparingLong(known -> finding(level, known).margin()))
        .orElse(Set.of());
  }

  private List<Set<Integer>> failing(ProtectionLevel level, List<Set<Integer>> known) {
    return known.stream().filter(cells -> !meets(level, cells)).toList();
  }

  /// The coalitions of one more. Somebody who knows none of the cells on which a proof rests adds
  /// nothing, so that of all coalitions only few have to be looked at.
  private Set<Coalition> larger(
      Set<Coalition> generation, ProtectionLevel level, Coalitions coalitions) {
    Set<Coalition> larger = new LinkedHashSet<>();
    for (Coalition coalition : generation) {
      ProtectionLevel eased = block.attack().against(level, coalition.cells());
      Set<Integer> support = search.proof(level.cell()).support(eased, coalition.cells());
      larger.addAll(coalitions.joining(coalition, support, level.cell()));
    }
    return larger;
  }

  private boolean meets(ProtectionLevel level, Set<Integer> known) {
    return meetsAsDemanded(block.attack().against(level, known), known);
  }

  private boolean meetsAsDemanded(ProtectionLevel level, Set<Integer> known) {
    Proof proof = search.proof(level.cell());
    if (proof.meets(level, known)) {
      return true;
    }
    Attack insider = insider(known);
    for (int reach : REACHES) {
      proveAround(insider, level, reach, known);
      if (proof.meets(level, known) || reach >= block.size()) {
        return proof.meets(level, known);
      }
    }
    if (isSearchedWhole(block)) {
      search.prove(block.seenBy(insider), List.of(level), known);
    }
    return proof.meets(level, known);
  }

  private Attack insider(Set<Integer> known) {
    return block.attack().knowing(known);
  }

  private Finding finding(ProtectionLevel asked, Set<Integer> known) {
    ProtectionLevel level = block.attack().against(asked, known);
    Proof proof = search.proof(level.cell());
    List<String> ids = known.stream().sorted().map(block.attack().system()::id).toList();
    return new Finding(
        block.attack().system().id(level.cell()),
        level,
        proof.low(known),
        proof.high(known),
        known.isEmpty() ? Attacker.OUTSIDER : new Attacker(ids),
        !proof.meets(level, known) && isExcluded(level, known));
  }

  /// Whether linear programming excludes a value that a level asks for, so that it is not only unproved.
  private boolean isExcluded(ProtectionLevel level, Set<Integer> known) {
    Block part =
        known.isEmpty() ? block : Block.around(insider(known), level.cell(), Integer.MAX_VALUE);
    return isSearchedWhole(part)
        && (search.excludes(part, level.cell(), level.high())
            || search.excludes(part, level.cell(), level.low()));
  }
}
