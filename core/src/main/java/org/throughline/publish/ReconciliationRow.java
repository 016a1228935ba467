package org.throughline.publish;

/// A published number beside the figure that an agency gave elsewhere.
public sealed interface ReconciliationRow {

  /// What both figures count, in words.
  String what();

  /// Where the official figure stands; for a row without comparison, where it would stand.
  String source();

  /// The public address of the official figure; empty where none is known.
  String url();

  /// Our figure can be compared. It is named by its id and read from the table that publishes it,
  /// so that the reconciliation cannot show a number that disclosure control has not seen.
  ///
  /// @param cellId the id of a published cell in a table of the same [Publication]
  record Compared(String what, String cellId, long official, String source, String url)
      implements ReconciliationRow {
    public Compared {
      Require.text(what, "Subject of a reconciliation row");
      Require.text(source, "Source of the official figure for '" + what + "'");
    }
  }

  /// A mean or a stock of ours can be compared, likewise named by its id.
  ///
  /// @param statisticId the id of a statistic of the same [Publication]
  /// @param official as the agency printed it
  record OfStatistic(String what, String statisticId, double official, String source, String url)
      implements ReconciliationRow {
    public OfStatistic {
      Require.text(what, "Subject of a reconciliation row");
      Require.text(source, "Source of the official figure for '" + what + "'");
    }
  }

  /// No comparison is possible.
  ///
  /// @param reason why, a sentence
  record NotComparable(String what, String source, String url, Sentence reason)
      implements ReconciliationRow {
    public NotComparable {
      Require.text(what, "Subject of a reconciliation row");
      Require.text(reason.toString(), "Reason why '" + what + "' cannot be compared");
    }
  }
}
