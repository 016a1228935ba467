package org.throughline.publish;

import java.util.Map;

/// A row of the reconciliation as the template needs it; figures of a row without comparison are
/// empty.
record ReconciliationView(
    String what, String cellId, String ours, String official, String source, String verdict) {

  static ReconciliationView of(ReconciliationRow row, Map<String, Long> counts) {
    return switch (row) {
      case ReconciliationRow.Compared compared -> compared(compared, counts);
      case ReconciliationRow.NotComparable not ->
          new ReconciliationView(not.what(), "", "", "", not.source(), not.reason());
    };
  }

  private static ReconciliationView compared(
      ReconciliationRow.Compared row, Map<String, Long> counts) {
    long ours = counts.getOrDefault(row.cellId(), -1L);
    return new ReconciliationView(
        row.what(),
        row.cellId(),
        Words.count(ours),
        Words.count(row.official()),
        row.source(),
        Words.comparison(ours, row.official()));
  }

  String oursValue() {
    return ours.replace(",", "");
  }

  boolean comparable() {
    return !cellId.isEmpty();
  }

  boolean equal() {
    return comparable() && ours.equals(official);
  }
}
