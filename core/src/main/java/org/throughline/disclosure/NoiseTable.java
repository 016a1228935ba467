package org.throughline.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.throughline.catalog.Catalog;
import org.throughline.disclosure.perturbation.PTable;

/// Tables of noise that ship with the program.
///
/// @param modulus how many keys there are
/// @param rows per count, how many of the keys get which noise
record NoiseTable(int modulus, Map<Integer, Map<Integer, Integer>> rows) {

  private static final String FOLDER = "/org/throughline/disclosure/policies/noise/";

  /// A table by name.
  ///
  /// @throws IllegalArgumentException if there is none of this name, or its noise is not zero on
  ///     average
  static PTable bundled(String name) {
    String resource = FOLDER + name + ".yaml";
    if (!name.matches("[a-z-]+") || NoiseTable.class.getResource(resource) == null) {
      throw new IllegalArgumentException(
          "Unknown table of noise: '" + name + "'; valid is small-counts");
    }
    PTable table = Catalog.record(resource, NoiseTable.class).table();
    for (int row = 0; row < table.rows(); row++) {
      if (table.bias(row) != 0) {
        throw new IllegalArgumentException("Table of noise '" + name + "' is biased in row " + row);
      }
    }
    return table;
  }

  private PTable table() {
    List<PTable.Step> steps = new ArrayList<>();
    rows.forEach(
        (count, noises) -> {
          int reached = 0;
          for (Map.Entry<Integer, Integer> noise : noises.entrySet()) {
            int upper = reached + noise.getValue();
            steps.add(new PTable.Step(count, noise.getKey(), reached, upper));
            reached = upper;
          }
        });
    return PTable.of(modulus, steps);
  }
}
