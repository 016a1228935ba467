package org.throughline.publish;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.throughline.disclosure.ProtectedCell;

/// The page as the template needs it.
record PageView(
    Publication publication, List<ReleaseView> releases, List<ReconciliationView> reconciliation) {

  record ReleaseView(ReleaseSection section, List<PeriodView> periods) {
    String anchor() {
      return "release-" + FileNames.stem(section.releaseId());
    }
  }

  record PeriodView(PeriodSection section, List<MeasureView> measures) {}

  /// @param anchor where the contents list points to
  /// @param period the period's title
  record MeasureView(String anchor, String period, MeasureSection section, List<TableView> tables) {

    /// The first published total among the tables; none or one.
    List<Headline> headline() {
      return tables.stream()
          .flatMap(
              table ->
                  new CellIndex(table.files().table().table())
                      .total().map(total -> Headline.of(total, table)).stream())
          .limit(1)
          .toList();
    }
  }

  /// A measure's total in large type.
  record Headline(String id, String value, String text, String unit) {
    static Headline of(ProtectedCell.Published total, TableView table) {
      return new Headline(
          total.id(), Long.toString(total.count()), Words.count(total.count()), table.unit());
    }
  }

  List<TableView> tables() {
    return releases.stream()
        .flatMap(release -> release.periods().stream())
        .flatMap(period -> period.measures().stream())
        .flatMap(measure -> measure.tables().stream())
        .toList();
  }

  boolean hasReconciliation() {
    return !reconciliation.isEmpty();
  }

  List<WithheldGroup> withheld() {
    return WithheldGroup.of(publication.withheld());
  }

  boolean hasWithheld() {
    return !publication.withheld().isEmpty();
  }

  static PageView of(Publication publication, List<TableFiles> files) {
    Map<String, TableFiles> byId =
        files.stream().collect(Collectors.toMap(f -> f.table().table().id(), Function.identity()));
    Map<String, Long> counts = publication.counts();
    return new PageView(
        publication,
        publication.releases().stream().map(release -> release(release, byId)).toList(),
        publication.reconciliation().stream()
            .map(row -> ReconciliationView.of(row, counts))
            .toList());
  }

  private static ReleaseView release(ReleaseSection release, Map<String, TableFiles> byId) {
    return new ReleaseView(
        release, release.periods().stream().map(period -> period(release, period, byId)).toList());
  }

  private static PeriodView period(
      ReleaseSection release, PeriodSection period, Map<String, TableFiles> byId) {
    String prefix = release.releaseId() + "/" + period.id() + "/";
    return new PeriodView(
        period,
        period.measures().stream()
            .map(measure -> measure(prefix, period.title(), measure, byId))
            .toList());
  }

  private static MeasureView measure(
      String prefix, String period, MeasureSection measure, Map<String, TableFiles> byId) {
    return new MeasureView(
        "measure-" + FileNames.stem(prefix + measure.id()),
        period,
        measure,
        measure.tables().stream().map(table -> TableView.of(filesOf(table, byId))).toList());
  }

  private static TableFiles filesOf(PublishedTable table, Map<String, TableFiles> byId) {
    return Objects.requireNonNull(byId.get(table.table().id()), "Files of a published table");
  }
}
