package org.throughline.lake;

/// What became of one cell.
sealed interface Typed {

  /// A value: String, LocalDate, LocalDateTime, Long or BigDecimal.
  record Value(Object value) implements Typed {}

  /// Nothing was recorded.
  enum Missing implements Typed {
    MISSING
  }

  /// The agency withheld it.
  enum Withheld implements Typed {
    WITHHELD
  }

  /// Something that cannot be what the column says.
  ///
  /// @param original the cell as released
  /// @param reason why it cannot be
  record Anomaly(String original, String reason) implements Typed {}
}
