package org.throughline.disclosure.perturbation;

/// Unbiased random rounding: a count with residual r goes up with probability r / base, down
/// otherwise; multiples of the base stay (SDC Handbook, chapter 5). Not additive, and cells that
/// are rounded more than once can be averaged, so round each number once.
///
/// @param base 3 and 5 are common
public record RandomRounding(int base) {

  public RandomRounding {
    if (base < 2) {
      throw new IllegalArgumentException("Rounding base " + base + "; valid are 2 and above");
    }
  }

  /// A neighbouring multiple of the base.
  public long round(long count, Draw draw) {
    int residual = Math.toIntExact(Math.floorMod(count, base));
    long down = count - residual;
    return residual > draw.below(base) ? Math.addExact(down, base) : down;
  }
}
