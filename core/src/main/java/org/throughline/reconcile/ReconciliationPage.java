package org.throughline.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;

/// The page of a comparison with official numbers, as Markdown: how many agree, why the others are not compared, and
/// where both are farthest apart. Exact, for this machine.
final class ReconciliationPage {

  private static final int FARTHEST = 30;

  private ReconciliationPage() {}

  static String of(SqlEngine engine, String table) {
    List<String> lines = new ArrayList<>();
    lines.add("# Official numbers beside ours");
    lines.add("");
    lines.add(
        "Exact counts, for this machine. Within revisions: no farther apart than good postings of"
            + " the series ever were.");
    lines.add("");
    lines.add("| series | ours | equal | within revisions | differs | not comparable |");
    lines.add("| --- | --- | --: | --: | --: | --: |");
    for (Row row :
        engine.rows(
            """
            select series, measure,
              count(case when verdict = 'equal' then 1 end),
              count(case when verdict = 'within revisions' then 1 end),
              count(case when verdict = 'differs' then 1 end),
              count(case when verdict = 'not comparable' then 1 end)
            from %s group by series, measure order by series
            """
                .formatted(table))) {
      lines.add(
          String.format(
              Locale.ROOT,
              "| %s | %s | %,d | %,d | %,d | %,d |",
              row.text(0),
              row.text(1),
              row.number(2),
              row.number(3),
              row.number(4),
              row.number(5)));
    }
    lines.add("");
    lines.add("## Why numbers are not compared");
    lines.add("");
    lines.add("| series | reason | numbers |");
    lines.add("| --- | --- | --: |");
    for (Row row :
        engine.rows(
            """
            select series, reason, count(*) as numbers from %s where verdict = 'not comparable'
            group by series, reason order by series, numbers desc, reason
            """
                .formatted(table))) {
      lines.add(
          String.format(Locale.ROOT, "| %s | %s | %,d |", row.text(0), row.text(1), row.number(2)));
    }
    lines.add("");
    lines.add("## Farthest apart");
    lines.add("");
    lines.add("| series | categories | period | official | ours | difference | what differs |");
    lines.add("| --- | --- | --- | --: | --: | --: | --- |");
    for (Row row :
        engine.rows(
            String.format(
                Locale.ROOT,
                """
                select series, dimensions, period_start, period_end, official, ours, share, reason
                from %s where verdict = 'differs'
                order by abs(share) desc nulls last, series, dimensions, period_start, period_end limit %d
                """,
                table,
                FARTHEST))) {
      lines.add(
          "| %s | %s | %s to %s | %s | %s | %s | %s |"
              .formatted(
                  row.text(0),
                  row.text(1),
                  row.text(2),
                  row.text(3),
                  number(row, 4),
                  number(row, 5),
                  row.isNull(6)
                      ? ""
                      : String.format(
                          Locale.ROOT, "%+.1f %%", 100 * Double.parseDouble(row.text(6))),
                  row.text(7)));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String number(Row row, int column) {
    return String.format(Locale.ROOT, "%,.1f", Double.parseDouble(row.text(column)));
  }
}
