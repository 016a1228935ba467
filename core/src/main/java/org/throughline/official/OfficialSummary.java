package org.throughline.official;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;
import org.throughline.official.reading.Reading;
import org.throughline.releases.Problem;

/// What became of a pile of official files, to be read.
///
/// @param postings files that were read
/// @param numbers numbers in them
/// @param inSeries numbers that are in the series
/// @param problems what kept files and tables from being read
/// @param text the whole of it in Markdown
public record OfficialSummary(
    int postings, int numbers, long inSeries, List<Problem> problems, String text) {

  public OfficialSummary {
    problems = List.copyOf(problems);
  }

  static OfficialSummary of(SqlEngine engine, Reading reading) {
    long inSeries =
        engine
            .rows("select count(*) from official_observations where excluded_by is null")
            .getFirst()
            .number(0);
    List<String> lines = new ArrayList<>();
    lines.add("# Official statistics\n");
    lines.add(
        String.format(
            Locale.ROOT,
            "Files: %,d. Printed numbers: %,d, of them in the series: %,d.\n",
            reading.postings().size(),
            reading.observations().size(),
            inSeries));
    table(
        lines,
        "Series",
        "series | numbers | from | to",
        engine.rows(
            "select series, count(*), min(period_start), max(period_end) from official_series"
                + " group by series order by series"));
    table(
        lines,
        "Left out, by rule",
        "rule | tables | numbers",
        engine.rows(
            "select rule, count(distinct file || sheet || table_name), cast(sum(numbers) as bigint)"
                + " from official_exclusions where not kept_by_hand group by rule order by rule"));
    table(
        lines,
        "Revisions of whole periods",
        "series | period | periods posted twice or more | median range, % | largest, %",
        engine.rows(
            "select series, period_kind, periods, round(100 * median_share, 3),"
                + " round(100 * largest_share, 2) from official_revision_sizes order by 1, 2"));
    table(
        lines,
        "Tables not read",
        "title | sheets | reason",
        engine.rows(
            "select title, count(*), reason from official_not_read group by title, reason order by"
                + " 1"));
    lines.add("## Not readable\n");
    if (reading.problems().isEmpty()) {
      lines.add("Nothing.");
    }
    reading.problems().forEach(problem -> lines.add("- " + problem));
    return new OfficialSummary(
        reading.postings().size(),
        reading.observations().size(),
        inSeries,
        reading.problems(),
        String.join("\n", lines) + "\n");
  }

  private static void table(List<String> lines, String title, String head, List<Row> rows) {
    lines.add("## " + title + "\n");
    if (rows.isEmpty()) {
      lines.add("Nothing.\n");
      return;
    }
    lines.add("| " + head + " |");
    lines.add("|" + " --- |".repeat(head.split("\\|").length));
    for (Row row : rows) {
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < row.values().size(); i++) {
        cells.add(
            row.values().get(i) instanceof Long number
                ? String.format(Locale.ROOT, "%,d", number)
                : row.text(i).replace("|", "\\|"));
      }
      lines.add("| " + String.join(" | ", cells) + " |");
    }
    lines.add("");
  }
}
