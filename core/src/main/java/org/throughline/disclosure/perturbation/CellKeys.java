package org.throughline.disclosure.perturbation;

import java.util.Collection;
import java.util.Locale;

/// Keys of the cell key method as whole numbers: a key k stands for the fraction k / modulus.
///
/// @param modulus how fine keys are; the p-table's bounds are in the same units
public record CellKeys(int modulus) {

  public CellKeys {
    if (modulus < 2) {
      throw new IllegalArgumentException("Key modulus " + modulus + "; valid are 2 and above");
    }
  }

  /// A key for one record, to be drawn once and kept with it.
  public int draw(Draw draw) {
    return draw.below(modulus);
  }

  /// The key of a cell: the fraction part of the sum of its records' keys. The same records give
  /// the same key, and so the same noise, in every table.
  public int ofCell(Collection<Integer> recordKeys) {
    long sum = 0;
    for (int key : recordKeys) {
      if (key < 0 || key >= modulus) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "Record key %d; valid are 0 to %d", key, modulus - 1));
      }
      sum += key;
    }
    return Math.toIntExact(sum % modulus);
  }
}
