package org.throughline.lake;

import org.jspecify.annotations.Nullable;

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
  ///
  /// @param word the text of a column that locates, by which it is known again where it does not belong; null for others
  record Dropped(@Nullable Text word) implements Typed {
    static final Dropped DROPPED = new Dropped(null);
  }

  /// Something that cannot be what the column says.
  ///
  /// @param original the cell as released; empty where it may tell of a person
  /// @param reason why it cannot be
  /// @param doubt what it says about its row
  record Anomaly(String original, String reason, Doubt doubt) implements Typed {
    Anomaly(String original, String reason) {
      this(original, reason, Doubt.NONE);
    }
  }

  /// What an anomaly says about its row.
  enum Doubt {
    /// The cell is odd, its row may be right.
    NONE,
    /// The text is none of the values known for the column.
    NOT_KNOWN,
    /// The text looks like a name; that it is one is likely where few rows have it.
    NAME,
    /// The text is a word of another column; the row may be shifted, or many rows have it and it is one of this column too.
    ELSEWHERE,
    /// The text belongs to a column of another kind: the row may be shifted.
    MISPLACED
  }
}
