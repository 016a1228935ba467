package org.throughline.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;
import org.throughline.publish.ReconciliationRow;
import org.throughline.publish.Statistic;

/// Published means and stocks beside what agencies posted of the same months and fiscal years. Only what is published is
/// compared: how far both are apart is worked out from the rounded number.
final class PostedAverages {

  private PostedAverages() {}

  /// @param reconciliation the table that a build with official series keeps; empty where it has none
  /// @param statistics those that are published
  static List<ReconciliationRow> beside(
      SqlEngine engine, Optional<Path> reconciliation, List<Statistic> statistics) {
    if (reconciliation.isEmpty() || statistics.isEmpty()) {
      return List.of();
    }
    engine.read("posted_averages", reconciliation.get());
    List<ReconciliationRow> beside = new ArrayList<>();
    for (Row row :
        engine.rows(
            """
            select measure, statistic,
              case when period_kind = 'month' then substr(cast(period_start as varchar), 1, 7)
                else 'fy' || substr(cast(period_end as varchar), 1, 4) end,
              cast(official as double), file, sheet, cell, reason
            from posted_averages
            where verdict <> 'not comparable' and statistic in ('stock', 'duration')
              and dimensions = '' and period_kind in ('month', 'fiscal-year')
            order by measure, period_start, period_end
            """)) {
      ofPeriod(statistics, row.text(0), row.text(2))
          .map(ours -> row(ours, row))
          .ifPresent(beside::add);
    }
    return beside;
  }

  /// The only one of a measure in a whole period: of several releases nobody says which the agency counted.
  private static Optional<Statistic> ofPeriod(
      List<Statistic> statistics, String measure, String period) {
    List<Statistic> found =
        statistics.stream()
            .filter(one -> one.measure().equals(measure) && one.period().equals(period))
            .filter(Statistic::whole)
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private static ReconciliationRow row(Statistic ours, Row row) {
    String what = ours.title() + (row.text(1).equals("stock") ? ", average" : ", mean");
    String period = ours.period();
    String source =
        "%s, %s, %s".formatted(row.text(4), row.text(5).strip(), row.text(6))
            + (row.isNull(7) || row.text(7).isEmpty() ? "" : "; " + row.text(7));
    return new ReconciliationRow.OfStatistic(
        period.startsWith("fy")
            ? what + ", FY" + period.substring(2)
            : what + ", posted for " + period,
        ours.id().toString(),
        Double.parseDouble(row.text(3)),
        source,
        "");
  }
}
