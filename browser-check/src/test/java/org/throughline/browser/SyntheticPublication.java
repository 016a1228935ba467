package org.throughline.browser;

import java.util.List;
import org.throughline.disclosure.ProtectedTable;
import org.throughline.publish.ExcludedRows;
import org.throughline.publish.HowCounted;
import org.throughline.publish.InputFile;
import org.throughline.publish.MeasureSection;
import org.throughline.publish.PeriodSection;
import org.throughline.publish.Publication;
import org.throughline.publish.PublishedTable;
import org.throughline.publish.ReconciliationRow;
import org.throughline.publish.ReleaseSection;
import org.throughline.publish.WithheldTable;

/// An invented publication of the size and the wording of a real one.
final class SyntheticPublication {

  private static final String RELEASE = "synthetic-2019";

  private SyntheticPublication() {}

  static Publication create() {
    return new Publication(
        "Immigration enforcement in public records",
        "Synthetic data: every number on this page is invented to show what a page looks like.",
        List.of(release()),
        reconciliation(),
        List.of(
            new WithheldTable(
                RELEASE + "/removals/fy2016/by-aor-and-citizenship",
                "Removals by area of responsibility and citizenship",
                "No pattern of suppression passed the audit in the time allowed.")));
  }

  private static ReleaseSection release() {
    return new ReleaseSection(
        RELEASE,
        "ERO Administrative Arrests and Removals, FY 2016 (synthetic)",
        "Events from 1 October 2015 to 30 September 2016, as recorded when the release was made.",
        List.of(new PeriodSection("fy2016", "Fiscal year 2016", List.of(arrests(), removals()))));
  }

  private static MeasureSection arrests() {
    SyntheticTables tables =
        new SyntheticTables(RELEASE + "/administrative-arrests/fy2016", "arrest records", 110_104);
    return new MeasureSection(
        "administrative-arrests",
        "Administrative arrests",
        "Records of administrative arrests by ERO officers, by the month of the arrest.",
        List.of(
            published(tables.byMonth()),
            published(tables.byArea()),
            published(tables.byCriminality()),
            published(tables.byCitizenship())));
  }

  private static MeasureSection removals() {
    SyntheticTables tables =
        new SyntheticTables(RELEASE + "/removals/fy2016", "removal records", 240_255);
    return new MeasureSection(
        "removals",
        "Removals",
        "Records of removals, by the month of the removal date.",
        List.of(
            published(tables.byMonth()),
            published(tables.byCriminality()),
            published(tables.byCitizenship())));
  }

  private static PublishedTable published(ProtectedTable table) {
    String dimensions = table.id().substring(table.id().lastIndexOf('/') + 1);
    return new PublishedTable(table, how(dimensions));
  }

  private static HowCounted how(String table) {
    return new HowCounted(
        "administrative-arrests",
        "Every row of the release is one arrest record. A record belongs to the month of its arrest"
            + " date.",
        """
        SELECT strftime(arrest_date, '%%Y-%%m') AS month, count(*) AS records
        FROM arrests -- %s
        WHERE arrest_date >= DATE '2015-10-01' AND arrest_date < DATE '2016-10-01'
        GROUP BY ALL
        ORDER BY month NULLS LAST
        """
            .formatted(table),
        List.of(new InputFile("EROArrests_FY2016.csv.gz", "", "5e2b91c7a04f".repeat(5) + "d3e0")),
        List.of(
            new ExcludedRows("the arrest date lies outside the fiscal year", 0),
            new ExcludedRows("the row repeats another in every column", 1_204)),
        List.of(
            "A person arrested twice has two records.",
            "Area of responsibility is the office recorded for the arrest, not its place."));
  }

  private static List<ReconciliationRow> reconciliation() {
    String arrests = RELEASE + "/administrative-arrests/fy2016/total";
    String removals = RELEASE + "/removals/fy2016/total";
    return List.of(
        new ReconciliationRow.Compared(
            "Administrative arrests, FY 2016",
            arrests,
            110_104,
            "FY 2016 ERO Enforcement and Removal Operations Report, table 1"),
        new ReconciliationRow.Compared(
            "Removals, FY 2016", removals, 240_250, "FY 2016 Enforcement Report, figure 9"),
        new ReconciliationRow.NotComparable(
            "Seattle area of responsibility, part of 2018",
            "FY 2018 Enforcement Report",
            "The workbook ends inside the fiscal year; official figures cover whole years."));
  }
}
