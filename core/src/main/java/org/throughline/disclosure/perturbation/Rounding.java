package org.throughline.disclosure.perturbation;

/// Rounding of one number to a multiple of a base of 2 or more.
public final class Rounding {

  private Rounding() {}

  /// The nearest multiple, halves up (5 to 14 become 10). By itself it is easily undone, for roundings of parts and totals
  /// narrow each other (SDC Handbook, chapter 5), so publish only what an audit passed.
  ///
  /// @param base 10 is what the Office of Homeland Security Statistics uses
  public static long nearest(long count, int base) {
    return Math.addExact(count, base / 2) / base * base;
  }

  /// A neighbouring multiple: a count with residual r goes up with probability r / base, down otherwise; multiples stay (SDC
  /// Handbook, chapter 5). Unbiased, not additive, and cells that are rounded more than once can be averaged, so round each
  /// number once.
  ///
  /// @param base 3 and 5 are common
  public static long random(long count, int base, Draw draw) {
    int residual = Math.toIntExact(Math.floorMod(count, base));
    long down = count - residual;
    return residual > draw.below(base) ? Math.addExact(down, base) : down;
  }
}
