package org.throughline.disclosure.audit;

import org.throughline.disclosure.system.Demand;

/// What the audit proved about one protected cell.
///
/// @param cellId the cell
/// @param demand what had to stay possible
/// @param provenLow a whole-number table that agrees with everything known has this value here
/// @param provenHigh likewise, the largest value that was proved possible; at least the true count
public record Finding(String cellId, Demand demand, long provenLow, long provenHigh) {

  /// Whether both ends of the demand were proved possible. Anything less, including a solver that
  /// gave up, is unsafe.
  public boolean isSafe() {
    return provenLow <= demand.low() && provenHigh >= demand.high();
  }
}
