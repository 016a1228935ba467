package org.throughline.releases;

import java.util.List;

/// What the first rows of a sheet say it is.
public sealed interface Recognition {

  /// A table of a known vocabulary.
  record Known(SheetMapping mapping, Preamble preamble) implements Recognition {}

  /// No cell holds anything.
  record Empty() implements Recognition {}

  /// Nothing here looks like a released table.
  ///
  /// @param closest the nearest vocabulary and table, for the message
  record Foreign(String closest) implements Recognition {}

  /// The agency's own totals of the tables beside it, by fiscal year.
  record Totals(List<Total> totals) implements Recognition {
    public Totals {
      totals = List.copyOf(totals);
    }
  }

  /// One such total.
  ///
  /// @param measure that counts the same
  /// @param row where it stands, 1-based
  /// @param column where it stands, 0-based
  record Total(String measure, int fiscalYear, long value, int row, int column) {}

  /// Holds something, and is not read whatever it is.
  ///
  /// @param status as the ledger names it
  /// @param reason in words
  record PassedOver(Status status, String reason) implements Recognition {}

  /// Why a sheet is passed over.
  enum Status {
    /// A spreadsheet program would not show it.
    HIDDEN("hidden"),
    /// It is no released file, and does not pretend to be one.
    BESIDE("beside"),
    /// It resembles a known table and cannot be read as one; other sheets of its file can.
    NOT_UNDERSTOOD("not understood"),
    /// It states a fiscal year that its file is not of.
    OTHER_YEAR("other year"),
    /// It states a release that its file is not of.
    OTHER_RELEASE("other release"),
    /// Another file has the same content.
    COPY("copy");

    private final String word;

    Status(String word) {
      this.word = word;
    }

    /// As the ledger writes it.
    public String word() {
      return word;
    }
  }

  /// Looks like a known table but cannot be read as one.
  record Refused(Problem problem) implements Recognition {}
}
