package org.throughline.statistics;

import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// An estimated probability.
///
/// @param value from 0 to 1
/// @param standardError of the value; not a number where none is defined
/// @param variance how the standard error was reckoned
public record Estimate(double value, double standardError, Variance variance) {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /// Limits that are symmetric on the log scale, R's default; empty where they are not defined.
  ///
  /// @param level for example 0.95
  public Optional<Interval> log(double level) {
    if (!hasLimits()) {
      return Optional.empty();
    }
    double reach = Math.exp(z(level) * standardError / value);
    return Optional.of(new Interval(value / reach, Math.min(1, value * reach)));
  }

  /// Limits that are symmetric on the scale of log(-log), which stay between 0 and 1; empty where they
  /// are not defined.
  ///
  /// @param level for example 0.95
  public Optional<Interval> logLog(double level) {
    if (!hasLimits() || value == 1) {
      return Optional.empty();
    }
    double reach = Math.exp(-z(level) * standardError / (value * Math.log(value)));
    return Optional.of(new Interval(Math.pow(value, reach), Math.pow(value, 1 / reach)));
  }

  private boolean hasLimits() {
    return value > 0 && !Double.isNaN(standardError);
  }

  private static double z(double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "A level of " + level + "; valid are levels between 0 and 1");
    }
    return NORMAL.inverseSurvivalProbability((1 - level) / 2);
  }
}
