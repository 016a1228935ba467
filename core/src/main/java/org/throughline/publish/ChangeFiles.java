package org.throughline.publish;

import java.util.List;
import java.util.stream.Collectors;

/// What changed in columns and in sets of values, as CSV files beside the page of a comparison. Values
/// come from the protected tables of the same publication and from nowhere else.
final class ChangeFiles {

  private static final String SEPARATOR = "; ";

  private ChangeFiles() {}

  static String columns(List<ColumnChangeRow> changes) {
    return CsvFile.line(List.of("table", "change", "column", "older_header", "newer_header"))
        + changes.stream().map(ChangeFiles::line).collect(Collectors.joining());
  }

  private static String line(ColumnChangeRow change) {
    return CsvFile.line(
        List.of(
            change.table(),
            change.change(),
            change.column(),
            String.join(SEPARATOR, change.older()),
            String.join(SEPARATOR, change.newer())));
  }

  static String values(Publication publication) {
    StringBuilder csv =
        new StringBuilder(CsvFile.line(List.of("table", "column", "change", "value")));
    for (ReleaseSection release : publication.releases()) {
      for (PeriodSection period : release.periods()) {
        for (MeasureSection measure : period.measures()) {
          measure.tables().forEach(table -> append(csv, period.id(), table));
        }
      }
    }
    return csv.toString();
  }

  private static void append(StringBuilder csv, String lakeTable, PublishedTable published) {
    for (ValueChange change : ValueChange.in(published.table())) {
      csv.append(
          CsvFile.line(
              List.of(lakeTable, change.column(), change.gone() ? "gone" : "new", change.value())));
    }
  }
}
