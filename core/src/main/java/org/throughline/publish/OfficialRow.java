package org.throughline.publish;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A row of the reconciliation as the templates need it; figures of a row without comparison are
/// empty.
///
/// @param cellId the id of our number in a table; empty where it is in none
/// @param worked the id of our mean or stock; empty where our number is none
/// @param isEqual whether both are the same, as far as ours is rounded
/// @param url the public address of the official figure; empty where none is known
/// @param href the page of the data set that has our number; empty for none
record OfficialRow(
    Sentence.Said what,
    String cellId,
    String worked,
    String ours,
    String official,
    String source,
    String url,
    Sentence.Said verdict,
    boolean isEqual,
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
        .map(
            row ->
                row instanceof ReconciliationRow.OfStatistic compared
                    ? of(compared, publication.statistic(compared.statisticId()), texts)
                    : of(row, counts, pages, texts))
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
            "",
            Wording.count(ours),
            Wording.count(compared.official()),
            row.source(),
            row.url(),
            new Sentence.Said(verdict(ours, compared.official(), texts), texts.language()),
            ours == compared.official(),
            pages.getOrDefault(id, ""));
      }
      case ReconciliationRow.OfStatistic other ->
          throw new IllegalArgumentException(other.statisticId() + " is in no table");
      case ReconciliationRow.NotComparable not ->
          new OfficialRow(
              texts.said(row.what()),
              "",
              "",
              "",
              "",
              row.source(),
              row.url(),
              not.reason().in(texts),
              false,
              "");
    };
  }

  private static OfficialRow of(ReconciliationRow.OfStatistic row, Statistic ours, Texts texts) {
    boolean isNear = ours.isNear(row.official());
    String verdict =
        isNear
            ? texts.of("reconciliation.equal-rounded")
            : texts.of(
                Wording.isHigher(ours, row.official())
                    ? "reconciliation.higher"
                    : "reconciliation.lower",
                ours.away(row.official()),
                Wording.share(ours, row.official()));
    return new OfficialRow(
        texts.said(row.what()),
        "",
        row.statisticId(),
        ours.text(),
        String.format(Locale.ROOT, "%,.1f", row.official()),
        row.source(),
        row.url(),
        new Sentence.Said(verdict, texts.language()),
        isNear,
        "definitions.html#" + FileNames.stem(ours.measure()));
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
    return !cellId.isEmpty() || !worked.isEmpty();
  }

  boolean equal() {
    return isEqual;
  }
}
