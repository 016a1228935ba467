package org.throughline.lake;

/// What became of one cell.
sealed interface Typed
    permits Text, Typed.Amount, Typed.Missing, Typed.Withheld, Typed.Dropped, Typed.Anomaly {

  /// A number, day, moment or hundredths, as [LakeTable.Kind] says.
  record Amount(long value) implements Typed {}

  /// Nothing was recorded.
  enum Missing implements Typed {
    MISSING
  }

  /// The agency withheld it.
  enum Withheld implements Typed {
    WITHHELD
  }

  /// A value that the lake does not store.
  enum Dropped implements Typed {
    DROPPED
  }

  /// Something that cannot be what the column says.
  ///
  /// @param original the cell as released
  /// @param reason why it cannot be
  record Anomaly(String original, String reason) implements Typed {}
}
