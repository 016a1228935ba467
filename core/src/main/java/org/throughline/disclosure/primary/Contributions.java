package org.throughline.disclosure.primary;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What each respondent contributes to a cell, largest first; never negative.
public record Contributions(List<BigDecimal> amounts) {

  public Contributions {
    for (BigDecimal amount : amounts) {
      if (amount.signum() < 0) {
        throw new IllegalArgumentException(
            "Contribution " + amount + " is negative; these rules need amounts of 0 or more");
      }
    }
    amounts = amounts.stream().sorted(Comparator.reverseOrder()).toList();
  }

  /// Contributions by holding: what one owner contributes through several respondents counts once.
  public static Contributions ofHoldings(Map<String, List<BigDecimal>> byHolding) {
    return new Contributions(
        new TreeMap<>(byHolding)
            .values().stream()
                .map(parts -> parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .toList());
  }

  /// The sum of all.
  public BigDecimal total() {
    return largest(amounts.size());
  }

  /// The sum of the largest few.
  public BigDecimal largest(int few) {
    return amounts.stream().limit(few).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /// What remains without the largest few.
  public BigDecimal without(int few) {
    return total().subtract(largest(few));
  }
}
