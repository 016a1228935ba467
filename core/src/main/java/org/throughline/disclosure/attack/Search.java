package org.throughline.disclosure.attack;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.throughline.disclosure.problem.ProtectionLevel;

/// Looks for witnesses: whole-number tables that agree with all that is known and have a required
/// value. A witness counts only after it was checked in exact arithmetic, so no error of a solver can
/// make a cell look safe.
final class Search {

  private final List<Solver.Kind> kinds;
  private final Map<Integer, Proof> proofs = new HashMap<>();
  private int failures;

  Search(List<Solver.Kind> kinds) {
    this.kinds = List.copyOf(kinds);
  }

  void expect(int cell, long truth) {
    proofs.put(cell, new Proof(truth));
  }

  Proof proof(int cell) {
    return requireNonNull(proofs.get(cell));
  }

  /// How often a solver failed, so that it proved nothing where it might have.
  int failures() {
    return failures;
  }

  /// Whether linear programming excludes a value as far as this from the truth.
  boolean excludes(Block part, int cell, long target) {
    try {
      Simplex simplex = new Simplex(part);
      simplex.seek(part.column(cell), target);
      return simplex.isOutOfReach();
    } catch (RuntimeException e) {
      failures++;
      return false;
    }
  }

  /// Tries, within a part, to meet levels against somebody who knows some cells of it.
  void prove(Block part, List<ProtectionLevel> levels, Set<Integer> known) {
    Set<ProtectionLevel> hopeless = new HashSet<>();
    for (Solver.Kind kind : kinds) {
      List<ProtectionLevel> open =
          levels.stream()
              .filter(level -> !hopeless.contains(level))
              .filter(level -> !proof(level.cell()).meets(level, known))
              .toList();
      if (!open.isEmpty()) {
        Solver solver = solver(kind, part);
        for (ProtectionLevel level : open) {
          if (!prove(part, solver, level, known)) {
            hopeless.add(level);
          }
        }
      }
    }
  }

  /// False if the solver found that some value that is missing cannot be reached.
  private boolean prove(Block part, Solver solver, ProtectionLevel level, Set<Integer> known) {
    Proof proof = proof(level.cell());
    boolean hope = true;
    if (proof.high(known) < level.high()) {
      hope = seek(part, solver, level.cell(), level.high());
    }
    if (proof.low(known) > level.low()) {
      hope &= seek(part, solver, level.cell(), level.low());
    }
    if (isTooNarrow(proof, level, known)) {
      widen(part, solver, level, known);
    }
    return hope;
  }

  private static boolean isTooNarrow(Proof proof, ProtectionLevel level, Set<Integer> known) {
    return proof.high(known) - proof.low(known) < level.width();
  }

  /// The missing width may lie above, below, or partly above and partly below: as far above as there
  /// is a table, which halving finds out.
  private void widen(Block part, Solver solver, ProtectionLevel level, Set<Integer> known) {
    Proof proof = proof(level.cell());
    seek(part, solver, level.cell(), proof.low(known) + level.width());
    if (isTooNarrow(proof, level, known)) {
      seek(part, solver, level.cell(), proof.high(known) - level.width());
    }
    long before = proof.high(known);
    long refused = proof.low(known) + level.width();
    while (isTooNarrow(proof, level, known) && refused - proof.high(known) > 1) {
      long reached = proof.high(known);
      long middle = reached + (refused - reached) / 2;
      seek(part, solver, level.cell(), middle);
      refused = proof.high(known) < middle ? middle : refused;
    }
    if (isTooNarrow(proof, level, known) && proof.high(known) > before) {
      seek(part, solver, level.cell(), proof.high(known) - level.width());
    }
  }

  /// A solver that cannot even be made proves nothing.
  private Solver solver(Solver.Kind kind, Block part) {
    try {
      return kind.over(part);
    } catch (RuntimeException | StackOverflowError e) {
      failures++;
      return (column, target) -> part.truth();
    }
  }

  /// False if the solver found that the value cannot be reached.
  private boolean seek(Block part, Solver solver, int cell, long target) {
    try {
      PossibleTable.of(part.attack(), table(part, solver.seek(part.column(cell), target)))
          .ifPresent(table -> record(table, cell));
      return !solver.isOutOfReach();
    } catch (RuntimeException | StackOverflowError e) {
      // Whatever went wrong, nothing was proved: the level stays unmet.
      failures++;
      return true;
    }
  }

  /// The whole table that a solver proposes; all cells outside the part stay as they are.
  private static long[] table(Block part, double[] point) {
    long[] table = part.attack().system().counts();
    for (int column = 0; column < part.size(); column++) {
      table[part.cell(column)] = Math.round(point[column]);
    }
    return table;
  }

  private void record(PossibleTable table, int sought) {
    table
        .touched()
        .forEach(
            cell -> {
              Proof proof = proofs.get(cell);
              Witness witness = table.witness(cell);
              if (proof != null && (cell == sought || extendsRange(proof, witness.value()))) {
                proof.add(witness);
              }
            });
  }

  private static boolean extendsRange(Proof proof, long value) {
    return value < proof.low(Set.of()) || value > proof.high(Set.of());
  }
}
