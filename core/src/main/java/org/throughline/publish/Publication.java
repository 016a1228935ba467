package org.throughline.publish;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.throughline.disclosure.ProtectedCell;

/// Everything that one build publishes.
///
/// Table ids are distinct, and so are the file names made from them. Two tables may share a cell;
/// then both publish the same number for it, or neither does.
///
/// @param title the page's heading
/// @param introduction what the reader sees on this page, a sentence or two
/// @param imprint who publishes, with what, and on which terms
/// @param columns what became of the columns, where releases are compared
/// @param statistics means and stocks beside the tables
public record Publication(
    Sentence title,
    Sentence introduction,
    Imprint imprint,
    List<ReleaseSection> releases,
    List<ReconciliationRow> reconciliation,
    List<WithheldTable> withheld,
    Optional<List<ColumnChangeRow>> columns,
    List<Statistic> statistics) {

  /// A publication without statistics.
  public Publication(
      Sentence title,
      Sentence introduction,
      Imprint imprint,
      List<ReleaseSection> releases,
      List<ReconciliationRow> reconciliation,
      List<WithheldTable> withheld,
      Optional<List<ColumnChangeRow>> columns) {
    this(title, introduction, imprint, releases, reconciliation, withheld, columns, List.of());
  }

  /// A publication that compares nothing.
  public Publication(
      Sentence title,
      Sentence introduction,
      Imprint imprint,
      List<ReleaseSection> releases,
      List<ReconciliationRow> reconciliation,
      List<WithheldTable> withheld) {
    this(title, introduction, imprint, releases, reconciliation, withheld, Optional.empty());
  }

  public Publication {
    Require.text(title.toString(), "Title of the publication");
    releases = List.copyOf(releases);
    reconciliation = List.copyOf(reconciliation);
    withheld = List.copyOf(withheld);
    columns = columns.map(List::copyOf);
    statistics = List.copyOf(statistics);
    Require.distinct(releases.stream().map(ReleaseSection::releaseId).toList(), "Publication");
    List<String> ids = tables(releases).map(table -> table.table().id()).toList();
    Require.distinct(ids, "Publication");
    Require.distinct(ids.stream().map(FileNames::stem).toList(), "Publication's files");
    requireReconcilable(reconciliation, countsIn(releases), statistics);
  }

  /// The same with means and stocks beside its tables, and what agencies posted of them.
  public Publication with(List<Statistic> numbers, List<ReconciliationRow> beside) {
    return new Publication(
        title,
        introduction,
        imprint,
        releases,
        Stream.concat(reconciliation.stream(), beside.stream()).toList(),
        withheld,
        columns,
        numbers);
  }

  /// The mean or stock with this id.
  Statistic statistic(String id) {
    return statistics.stream()
        .filter(one -> one.id().toString().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No statistic has the id '" + id + "'"));
  }

  /// All tables in the order of the page.
  Stream<PublishedTable> tables() {
    return tables(releases);
  }

  /// Whether any of it is made up.
  boolean synthetic() {
    return measures().anyMatch(measure -> measure.extent().synthetic());
  }

  /// The files that were counted, each once.
  List<InputFile> inputs() {
    return tables().flatMap(table -> table.how().inputs().stream()).distinct().toList();
  }

  private Stream<MeasureSection> measures() {
    return releases.stream()
        .flatMap(release -> release.periods().stream())
        .flatMap(period -> period.measures().stream());
  }

  /// The published counts by cell id.
  Map<String, Long> counts() {
    return countsIn(releases);
  }

  /// A table with where it stands.
  record Placed(
      ReleaseSection release, PeriodSection period, MeasureSection measure, PublishedTable table) {

    /// The table's name with what it is of.
    String title() {
      String extent = measure.extent().words(Texts.ENGLISH);
      return table.table().title() + (extent.isEmpty() ? "" : " (" + extent + ")");
    }
  }

  /// All tables in the order of the page, with where they stand.
  Stream<Placed> placed() {
    List<Placed> placed = new ArrayList<>();
    for (ReleaseSection release : releases) {
      for (PeriodSection period : release.periods()) {
        for (MeasureSection measure : period.measures()) {
          measure.tables().forEach(one -> placed.add(new Placed(release, period, measure, one)));
        }
      }
    }
    return placed.stream();
  }

  private static Stream<PublishedTable> tables(List<ReleaseSection> releases) {
    return releases.stream()
        .flatMap(release -> release.periods().stream())
        .flatMap(period -> period.measures().stream())
        .flatMap(measure -> measure.tables().stream());
  }

  private static Map<String, Long> countsIn(List<ReleaseSection> releases) {
    Map<String, ProtectedCell> seen = new HashMap<>();
    Map<String, Long> counts = new HashMap<>();
    tables(releases)
        .flatMap(table -> table.table().cells().stream())
        .forEach(
            cell -> {
              requireSame(seen.putIfAbsent(cell.id(), cell), cell);
              if (cell instanceof ProtectedCell.Published published) {
                counts.put(published.id(), published.count());
              }
            });
    return counts;
  }

  private static void requireSame(
      @org.jspecify.annotations.Nullable ProtectedCell before, ProtectedCell cell) {
    if (before != null && !shown(before).equals(shown(cell))) {
      throw new IllegalArgumentException(
          "Cell '%s' is %s in one table and %s in another"
              .formatted(cell.id(), shown(before), shown(cell)));
    }
  }

  private static String shown(ProtectedCell cell) {
    return switch (cell) {
      case ProtectedCell.Published published -> "published as " + published.count();
      case ProtectedCell.Suppressed _ -> "suppressed";
    };
  }

  private static void requireReconcilable(
      List<ReconciliationRow> rows, Map<String, Long> counts, List<Statistic> statistics) {
    for (ReconciliationRow row : rows) {
      if (row instanceof ReconciliationRow.OfStatistic compared
          && statistics.stream()
              .noneMatch(one -> one.id().toString().equals(compared.statisticId()))) {
        throw new IllegalArgumentException(
            "Reconciliation of '%s' names statistic '%s'; valid are those of this publication"
                .formatted(compared.what(), compared.statisticId()));
      }
      if (row instanceof ReconciliationRow.Compared compared
          && !counts.containsKey(compared.cellId())) {
        throw new IllegalArgumentException(
            "Reconciliation of '%s' names cell '%s'; valid are cells that this publication shows"
                .formatted(compared.what(), compared.cellId()));
      }
    }
  }
}
