package org.throughline.disclosure;

import java.util.Optional;
import java.util.stream.IntStream;
import org.throughline.disclosure.linear.Components;
import org.throughline.disclosure.perturbation.ControlledRounding;
import org.throughline.disclosure.perturbation.NearestRounding;
import org.throughline.disclosure.perturbation.Noise;
import org.throughline.disclosure.perturbation.PTable;
import org.throughline.disclosure.perturbation.RandomRounding;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.disclosure.problem.LinearRow;

/// The numbers of a publication after perturbation, and what they tell about the exact ones.
final class PerturbedNumbers {

  private final JointSystem system;
  private final long[] shown;
  private final long[] lower;
  private final long[] upper;

  private PerturbedNumbers(JointSystem system, long[] shown) {
    this.system = system;
    this.shown = shown;
    lower = new long[shown.length];
    upper = new long[shown.length];
  }

  /// Perturbs every number once.
  ///
  /// @return nothing if no rounding keeps all totals
  static Optional<PerturbedNumbers> of(JointSystem system, Method method, Noise noise) {
    return switch (method) {
      case Method.Suppression _ ->
          throw new IllegalArgumentException("Suppression perturbs nothing");
      case Method.Rounding(int base) -> Optional.of(nearest(system, base));
      case Method.RandomRounding(int base) -> Optional.of(random(system, base, noise));
      case Method.ControlledRounding(int base) -> controlled(system, base);
      case Method.CellKey(String table) -> Optional.of(cellKey(system, table, noise));
    };
  }

  private static PerturbedNumbers nearest(JointSystem system, int base) {
    PerturbedNumbers numbers = new PerturbedNumbers(system, new long[system.size()]);
    for (int cell = 0; cell < system.size(); cell++) {
      long rounded = new NearestRounding(base).round(system.count(cell));
      numbers.set(cell, rounded, rounded - base / 2, rounded + (base - 1) / 2);
    }
    return numbers;
  }

  private static PerturbedNumbers random(JointSystem system, int base, Noise noise) {
    PerturbedNumbers numbers = new PerturbedNumbers(system, new long[system.size()]);
    Components same = sameRecords(system);
    for (int cell = 0; cell < system.size(); cell++) {
      String id = system.id(same.root(cell));
      long rounded = new RandomRounding(base).round(system.count(cell), noise.of(id));
      numbers.setAdjacent(cell, rounded, base);
    }
    return numbers;
  }

  /// Which numbers count the same records, as far as the equations tell: a total and the only part of
  /// it that is not zero. They have to get the same noise, or readers would average it.
  private static Components sameRecords(JointSystem system) {
    Components same = new Components(system.size());
    for (LinearRow row : system.rows()) {
      int[] parts =
          IntStream.range(1, row.size())
              .map(row::cell)
              .filter(cell -> system.count(cell) > 0)
              .toArray();
      if (row.isTotal() && parts.length == 1) {
        same.join(row.cell(0), parts[0]);
      }
    }
    return same;
  }

  private static Optional<PerturbedNumbers> controlled(JointSystem system, int base) {
    Optional<long[]> rounded = new ControlledRounding(base).round(system);
    return rounded.map(
        values -> {
          PerturbedNumbers numbers = new PerturbedNumbers(system, values);
          for (int cell = 0; cell < values.length; cell++) {
            numbers.setAdjacent(cell, values[cell], base);
          }
          return numbers;
        });
  }

  private static PerturbedNumbers cellKey(JointSystem system, String name, Noise noise) {
    PTable table = NoiseTable.bundled(name);
    PerturbedNumbers numbers = new PerturbedNumbers(system, new long[system.size()]);
    Components same = sameRecords(system);
    for (int cell = 0; cell < system.size(); cell++) {
      int key = noise.of(system.id(same.root(cell))).below(table.modulus());
      long perturbed = table.perturb(system.count(cell), key);
      long[] sources = table.sources(perturbed).orElseThrow();
      numbers.set(cell, perturbed, sources[0], sources[1]);
    }
    return numbers;
  }

  private void setAdjacent(int cell, long rounded, int base) {
    set(cell, rounded, rounded - base + 1, rounded + base - 1);
  }

  private void set(int cell, long value, long least, long most) {
    shown[cell] = value;
    lower[cell] = Math.max(0, least);
    upper[cell] = most;
  }

  /// The number to show.
  long shown(int cell) {
    return shown[cell];
  }

  /// A reader who knows the method and everything that is shown.
  ///
  /// @param isShown whether a cell is in a table that is published; of others nothing is known
  Attack attack(java.util.function.IntPredicate isShown) {
    long[] least = lower.clone();
    long[] most = upper.clone();
    for (int cell = 0; cell < least.length; cell++) {
      if (!isShown.test(cell)) {
        least[cell] = 0;
        most[cell] = Attack.UNBOUNDED;
      }
    }
    return Attack.within(system, least, most);
  }
}
