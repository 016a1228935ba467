package org.throughline.disclosure.audit;

import org.throughline.disclosure.system.Demand;

/// What the audit proved about one protected cell.
///
/// @param cellId the cell
/// @param demand what had to stay possible
/// @param provenLow a whole-number table that agrees with everything known has this value here
/// @param provenHigh likewise, the largest value that was proved possible; at least the true count
/// @param attacker who comes closest to the cell
/// @param excluded whether exact arithmetic proved that a demanded value is impossible; a cell that is
///     neither safe nor this was not decided and counts as disclosed
public record Finding(
    String cellId,
    Demand demand,
    long provenLow,
    long provenHigh,
    Attacker attacker,
    boolean excluded) {

  /// How far the proved values reach beyond the demand, at the end where it is closer, or in width; negative if
  /// they fall short.
  public long margin() {
    long ends = Math.min(demand.low() - provenLow, provenHigh - demand.high());
    return demand.width() == 0 ? ends : Math.min(ends, provenHigh - provenLow - demand.width());
  }

  /// Whether both ends of the demand were proved possible, and far enough apart. Anything less,
  /// including a solver that gave up, is unsafe.
  public boolean isSafe() {
    return provenLow <= demand.low()
        && provenHigh >= demand.high()
        && provenHigh - provenLow >= demand.width();
  }
}
