package org.throughline.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.throughline.reconcile.OfficialComparison;
import org.throughline.reconcile.Reconciliation;

/// Our numbers beside the official ones.
///
/// @param lost what was lost while reading and could be why a number differs
/// @param series what the build found beside the series that agencies posted; nothing where it read none
record ReconciliationReport(List<Reconciliation> all, List<Lost> lost, Optional<Series> series)
    implements Report {

  /// Rows that a measure does not count.
  ///
  /// @param rows by what became of them
  record Lost(String measure, String release, Map<String, Long> rows) {}

  /// Numbers of the official series by verdict.
  record Series(long equal, long withinRevisions, long differ, long notComparable, String file) {

    static Series of(OfficialComparison.Verdicts verdicts, Path file) {
      return new Series(
          verdicts.of("equal"),
          verdicts.of("within revisions"),
          verdicts.of("differs"),
          verdicts.of("not comparable"),
          file.toString());
    }
  }

  private record Fields(
      List<Compared> compared,
      List<NotCompared> notCompared,
      List<Lost> notCounted,
      Optional<Series> officialSeries) {}

  private record Compared(
      String what, String release, long ours, long official, String source, String url) {}

  private record NotCompared(String what, String release, String reason) {}

  boolean differs() {
    return compared().stream().anyMatch(pair -> !pair.equal())
        || series.filter(found -> found.differ() > 0).isPresent();
  }

  private List<Reconciliation.Compared> compared() {
    return all.stream()
        .filter(Reconciliation.Compared.class::isInstance)
        .map(Reconciliation.Compared.class::cast)
        .toList();
  }

  @Override
  public Object fields() {
    return new Fields(
        compared().stream()
            .map(
                pair ->
                    new Compared(
                        pair.what(),
                        pair.scope().release(),
                        pair.ours(),
                        pair.official(),
                        pair.source(),
                        pair.url()))
            .toList(),
        all.stream()
            .filter(Reconciliation.NotComparable.class::isInstance)
            .map(Reconciliation.NotComparable.class::cast)
            .map(none -> new NotCompared(none.what(), none.scope().release(), none.reason()))
            .toList(),
        lost,
        series);
  }

  @Override
  public void print(PrintWriter to) {
    all.forEach(one -> to.println(text(one)));
    for (Lost one : lost) {
      to.printf("Not counted in %s (%s):%n", one.measure(), one.release());
      one.rows().forEach((what, rows) -> to.printf(Locale.ROOT, "  %,12d  %s%n", rows, what));
    }
    series.ifPresent(
        found ->
            to.printf(
                Locale.ROOT,
                "Official series: %,d numbers equal, %,d within revisions, %,d differ, %,d not"
                    + " comparable: %s%n",
                found.equal(),
                found.withinRevisions(),
                found.differ(),
                found.notComparable(),
                found.file()));
  }

  private static String text(Reconciliation result) {
    return switch (result) {
      case Reconciliation.Compared pair ->
          String.format(
              Locale.ROOT,
              "%s%n  ours      %,12d  (%s)%n  official  %,12d  (%s)%n%s  %s%n",
              pair.what(),
              pair.ours(),
              pair.scope().release(),
              pair.official(),
              pair.source(),
              pair.url().isEmpty() ? "" : "%26s%s%n".formatted("", pair.url()),
              pair.equal()
                  ? "equal"
                  : String.format(Locale.ROOT, "differs by %,+d", pair.difference()));
      case Reconciliation.NotComparable none ->
          "%s%n  cannot be compared: %s%n".formatted(none.what(), none.reason());
    };
  }
}
