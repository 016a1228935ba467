package org.throughline.statistics;

import java.util.Locale;
import org.apache.commons.statistics.distribution.GammaDistribution;

/// Exact limits of the mean of a Poisson count (Garwood): a rate has them divided by its exposure.
public final class PoissonLimits {

  private PoissonLimits() {}

  /// @param level for example 0.95
  public static Interval exact(long events, double level) {
    if (events < 0 || !(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d events at level %s; valid are counts and levels between 0 and 1",
              events,
              level));
    }
    double tail = (1 - level) / 2;
    double lower =
        events == 0
            ? 0
            : GammaDistribution.of((double) events, 1).inverseCumulativeProbability(tail);
    double upper = GammaDistribution.of((double) events + 1, 1).inverseSurvivalProbability(tail);
    return new Interval(lower, upper);
  }
}
