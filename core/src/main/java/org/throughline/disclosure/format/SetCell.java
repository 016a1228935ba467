package org.throughline.disclosure.format;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One cell of a [TableSet].
///
/// @param value its exact value
/// @param standing what may or must happen to it
/// @param bounds what outsiders think possible to begin with; absent ends are 0 and no end
/// @param levels how far outsiders' intervals must reach, if the file says so
/// @param weight what it costs to withhold the cell; its value if absent
/// @param contributions amounts by holding, those of one holding together; absent if not known
public record SetCell(
    String id,
    BigDecimal value,
    Standing standing,
    Bounds bounds,
    Optional<Levels> levels,
    Optional<BigDecimal> weight,
    Optional<Map<String, List<BigDecimal>>> contributions) {

  /// What may or must happen to a cell.
  public enum Standing {
    /// May be withheld.
    OPEN,
    /// Must be withheld and protected.
    PRIMARY,
    /// Is withheld to protect others.
    SECONDARY,
    /// Must be published, or is known from elsewhere.
    KNOWN
  }

  /// What outsiders know of a withheld cell.
  public record Bounds(Optional<BigDecimal> lower, Optional<BigDecimal> upper) {

    /// Nothing but that an amount is not negative.
    public static final Bounds NONE = new Bounds(Optional.empty(), Optional.empty());
  }

  /// Lower, upper and sliding protection level, as distances.
  public record Levels(BigDecimal lower, BigDecimal upper, BigDecimal sliding) {
    public Levels {
      for (BigDecimal level : List.of(lower, upper, sliding)) {
        if (level.signum() < 0) {
          throw new IllegalArgumentException("level " + level + " is negative");
        }
      }
    }

    /// Whether any of them asks for something.
    public boolean isAny() {
      return lower.signum() > 0 || upper.signum() > 0 || sliding.signum() > 0;
    }

    /// At least as far as either.
    public Levels and(Levels other) {
      return new Levels(lower.max(other.lower), upper.max(other.upper), sliding.max(other.sliding));
    }
  }

  /// The same cell, to be protected to these levels besides any it has.
  public SetCell protectedTo(Levels more) {
    return new SetCell(
        id,
        value,
        Standing.PRIMARY,
        bounds,
        Optional.of(levels.map(more::and).orElse(more)),
        weight,
        contributions);
  }

  /// The same cell, to be published whatever happens.
  public SetCell shown() {
    return new SetCell(id, value, Standing.KNOWN, bounds, levels, weight, contributions);
  }

  /// The same cell, of which outsiders know that it is at least this.
  public SetCell atLeast(BigDecimal least) {
    BigDecimal lower = bounds.lower().map(least::max).orElse(least);
    Bounds narrower = new Bounds(Optional.of(lower), bounds.upper());
    return new SetCell(id, value, standing, narrower, levels, weight, contributions);
  }

  /// The same cell with contributions worked out from its parts.
  SetCell with(Map<String, List<BigDecimal>> byHolding) {
    return new SetCell(id, value, standing, bounds, levels, weight, Optional.of(byHolding));
  }
}
