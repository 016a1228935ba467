package org.throughline.publish;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A row of the reconciliation as the templates need it; figures of a row without comparison are
/// empty.
///
/// @param url the public address of the official figure; empty where none is known
/// @param href the page of the data set that has our number; empty for none
record OfficialRow(
    Sentence.Said what,
    String cellId,
    String ours,
    String official,
    String source,
    String url,
    Sentence.Said verdict,
    String href) {

  /// What can be compared stands first.
  static List<OfficialRow> of(Publication publication, List<DataSet> sets, Texts texts) {
    Map<String, Long> counts = publication.counts();
    Map<String, String> pages = new HashMap<>();
    for (DataSet set : sets) {
      set.parts()
          .forEach(
              part ->
                  part.table()
                      .table()
                      .cells()
                      .forEach(cell -> pages.putIfAbsent(cell.id(), SitePages.page(set))));
    }
    return publication.reconciliation().stream()
        .map(row -> of(row, counts, pages, texts))
        .sorted(Comparator.comparing(row -> !row.comparable()))
        .toList();
  }

  private static OfficialRow of(
      ReconciliationRow row, Map<String, Long> counts, Map<String, String> pages, Texts texts) {
    return switch (row) {
      case ReconciliationRow.Compared compared -> {
        String id = compared.cellId();
        long ours = counts.getOrDefault(id, -1L);
        yield new OfficialRow(
            texts.said(row.what()),
            id,
            Wording.count(ours),
            Wording.count(compared.official()),
            row.source(),
            row.url(),
            new Sentence.Said(verdict(ours, compared.official(), texts), texts.language()),
            pages.getOrDefault(id, ""));
      }
      case ReconciliationRow.NotComparable not ->
          new OfficialRow(
              texts.said(row.what()),
              "",
              "",
              "",
              row.source(),
              row.url(),
              not.reason().in(texts),
              "");
    };
  }

  private static String verdict(long ours, long official, Texts texts) {
    if (ours == official) {
      return texts.of("reconciliation.equal");
    }
    long difference = Math.abs(ours - official);
    String share = official == 0 ? "" : " (" + Wording.percent(difference, official) + ")";
    return texts.of(
        ours > official ? "reconciliation.higher" : "reconciliation.lower",
        Wording.count(difference),
        share);
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
