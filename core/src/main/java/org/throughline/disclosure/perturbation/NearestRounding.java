package org.throughline.disclosure.perturbation;

/// Conventional rounding: to the nearest multiple of the base, halves up (5 to 14 become 10). By
/// itself it is easily undone, for roundings of parts and totals narrow each other (SDC Handbook,
/// chapter 5), so publish only what an audit passed.
///
/// @param base 10 is what the Office of Homeland Security Statistics uses
public record NearestRounding(int base) {

  public NearestRounding {
    if (base < 2) {
      throw new IllegalArgumentException("Rounding base " + base + "; valid are 2 and above");
    }
  }

  /// The nearest multiple of the base.
  public long round(long count) {
    return Math.addExact(count, base / 2) / base * base;
  }
}
