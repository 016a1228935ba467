package org.throughline.disclosure.attack;

import org.throughline.disclosure.problem.ProtectionLevel;

/// What the audit proved about one protected cell.
///
/// @param cellId the cell
/// @param level what had to stay possible
/// @param provenLow a whole-number table that agrees with everything known has this value here
/// @param provenHigh likewise, the largest value that was proved possible; at least the true count
/// @param attacker who comes closest to the cell
/// @param excluded whether exact arithmetic proved that a value that a level asks for is impossible; a cell that is
///     neither safe nor this was not decided and counts as disclosed
public record Finding(
    String cellId,
    ProtectionLevel level,
    long provenLow,
    long provenHigh,
    Attacker attacker,
    boolean excluded) {

  /// How far the proved values reach beyond the protection level, at the end where it is closer, or in width; negative if
  /// they fall short.
  public long margin() {
    long ends = Math.min(level.low() - provenLow, provenHigh - level.high());
    return level.width() == 0 ? ends : Math.min(ends, provenHigh - provenLow - level.width());
  }

  /// Whether both ends of the protection level were proved possible, and far enough apart. Anything less,
  /// including a solver that gave up, is unsafe.
  public boolean isSafe() {
    return provenLow <= level.low()
        && provenHigh >= level.high()
        && provenHigh - provenLow >= level.width();
  }
}
