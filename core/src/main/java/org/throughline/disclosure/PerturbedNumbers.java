package org.throughline.disclosure;

import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.throughline.disclosure.linear.Components;
import org.throughline.disclosure.perturbation.ControlledRounding;
import org.throughline.disclosure.perturbation.Draw;
import org.throughline.disclosure.perturbation.Noise;
import org.throughline.disclosure.perturbation.PTable;
import org.throughline.disclosure.perturbation.Rounding;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.disclosure.problem.LinearRow;

/// The numbers of a publication after perturbation.
final class PerturbedNumbers {

  private PerturbedNumbers() {}

  /// Perturbs every number once.
  ///
  /// @param keys the sums of the record keys of cells, as far as their records have any
  /// @return a number for every cell; nothing if no rounding keeps all totals
  static Optional<long[]> of(
      JointSystem system, Map<String, Long> keys, Method method, Noise noise) {
    return switch (method) {
      case Method.Suppression _ ->
          throw new IllegalArgumentException("Suppression perturbs nothing");
      case Method.Rounding(int base) ->
          each(system, cell -> Rounding.nearest(system.count(cell), base));
      case Method.RandomRounding(int base) -> {
        IntFunction<Draw> draws = draws(system, keys, noise);
        yield each(system, cell -> Rounding.random(system.count(cell), base, draws.apply(cell)));
      }
      case Method.ControlledRounding(int base) -> new ControlledRounding(base).round(system);
      case Method.CellKey(String table) ->
          cellKey(system, NoiseTable.bundled(table), draws(system, keys, noise));
    };
  }

  private static Optional<long[]> each(JointSystem system, IntToLongFunction number) {
    return Optional.of(IntStream.range(0, system.size()).mapToLong(number).toArray());
  }

  private static Optional<long[]> cellKey(
      JointSystem system, PTable table, IntFunction<Draw> draws) {
    return each(
        system,
        cell -> table.perturb(system.count(cell), draws.apply(cell).below(table.modulus())));
  }

  /// What is drawn for each cell: by its records, where these have keys, else by its name.
  private static IntFunction<Draw> draws(JointSystem system, Map<String, Long> keys, Noise noise) {
    Components same = sameRecords(system);
    return cell -> {
      Long key = keys.get(system.id(cell));
      return noise.of(key == null ? system.id(same.root(cell)) : "records " + key);
    };
  }

  /// Which numbers count the same records, as far as the equations tell: a total and the only part of
  /// it that is not zero. They have to get the same noise, or readers would average it.
  private static Components sameRecords(JointSystem system) {
    Components same = new Components(system.size());
    for (LinearRow row : system.rows()) {
      int[] parts = row.cells().skip(1).filter(cell -> system.count(cell) > 0).toArray();
      if (row.isTotal() && parts.length == 1) {
        same.join(row.cell(0), parts[0]);
      }
    }
    return same;
  }
}
