package org.throughline.browser;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.throughline.disclosure.DisclosureControl;
import org.throughline.disclosure.PolicyReader;
import org.throughline.disclosure.ProtectedCount;
import org.throughline.disclosure.ProtectedTable;
import org.throughline.disclosure.TableDecision;
import org.throughline.publish.ExcludedRows;
import org.throughline.publish.Extent;
import org.throughline.publish.HowCounted;
import org.throughline.publish.Imprint;
import org.throughline.publish.InputFile;
import org.throughline.publish.MeasureSection;
import org.throughline.publish.PeriodSection;
import org.throughline.publish.Publication;
import org.throughline.publish.PublishedTable;
import org.throughline.publish.ReconciliationRow;
import org.throughline.publish.ReleaseSection;
import org.throughline.publish.Sentence;
import org.throughline.publish.WithheldTable;
import org.throughline.table.CountTable;

/// An invented publication of the size and the wording of a real one.
final class SyntheticPublication {

  private static final String RELEASE = "synthetic-2019";

  private static final SyntheticTables ARRESTS =
      new SyntheticTables(RELEASE + "/administrative-arrests/fy2016", "arrest records", 110_104);
  private static final SyntheticTables REMOVALS =
      new SyntheticTables(RELEASE + "/removals/fy2016", "removal records", 240_255);

  private static final CountTable DEPARTED =
      REMOVALS.figure("departed-in-year", "Removals with a departed date in the year", 235_524);

  private static final CountTable ORDERS = REMOVALS.finalOrders(12_034, 240_255);

  private SyntheticPublication() {}

  static Publication create() {
    return new Publication(
        Sentence.of("Immigration enforcement in public records"),
        Sentence.of(
            "Synthetic data: every number on this page is invented to show what a page looks"
                + " like."),
        Imprint.of("throughline-1"),
        List.of(release()),
        reconciliation(),
        List.of(
            new WithheldTable(
                RELEASE + "/removals/fy2016/by-aor-and-citizenship",
                "Removals by area of responsibility and citizenship",
                Sentence.of("No pattern of suppression passed the audit in the time allowed."))));
  }

  /// Arrests of the nation and of one office, in two releases.
  static Publication ofTwoSizes() {
    return new Publication(
        Sentence.of("Immigration enforcement in public records"),
        Sentence.of("Synthetic data."),
        Imprint.of("throughline-1"),
        List.of(arrestsAlone("synthetic-2018", 2_656), arrestsAlone("synthetic-2019", 110_104)),
        List.of(),
        List.of());
  }

  private static ReleaseSection arrestsAlone(String release, long total) {
    SyntheticTables arrests =
        new SyntheticTables(release + "/administrative-arrests/fy2016", "arrest records", total);
    Map<String, ProtectedTable> tables = protectedOf(arrests.all());
    MeasureSection measure =
        new MeasureSection(
            "administrative-arrests",
            "Administrative arrests",
            Sentence.of("Records of arrests."),
            Extent.NONE,
            published(arrests.all(), tables));
    return new ReleaseSection(
        release,
        Sentence.of("{0}", new Sentence.Name(release)),
        Sentence.of("Events from 1 October 2015 to 30 September 2016."),
        List.of(new PeriodSection("fy2016", "Fiscal year 2016", List.of(measure))));
  }

  private static ReleaseSection release() {
    Map<String, ProtectedTable> tables = protectedTables();
    return new ReleaseSection(
        RELEASE,
        Sentence.of("ERO Administrative Arrests and Removals, FY 2016 (synthetic)"),
        Sentence.of(
            "Events from 1 October 2015 to 30 September 2016, as recorded when the release was"
                + " made."),
        List.of(
            new PeriodSection(
                "fy2016", "Fiscal year 2016", List.of(arrests(tables), removals(tables)))));
  }

  private static MeasureSection arrests(Map<String, ProtectedTable> tables) {
    return new MeasureSection(
        "administrative-arrests",
        "Administrative arrests",
        Sentence.of(
            "Records of administrative arrests by ERO officers, by the month of the arrest."),
        Extent.NONE,
        published(ARRESTS.all(), tables));
  }

  private static MeasureSection removals(Map<String, ProtectedTable> tables) {
    return new MeasureSection(
        "removals",
        "Removals",
        Sentence.of("Records of removals, by the month of the removal date."),
        Extent.NONE,
        published(
            Stream.concat(REMOVALS.all().stream(), Stream.of(DEPARTED, ORDERS)).toList(), tables));
  }

  private static List<PublishedTable> published(
      List<CountTable> source, Map<String, ProtectedTable> tables) {
    return source.stream()
        .map(exact -> Objects.requireNonNull(tables.get(exact.id()), exact.id()))
        .map(table -> new PublishedTable(table, how(table.id())))
        .toList();
  }

  private static Map<String, ProtectedTable> protectedTables() {
    return protectedOf(
        Stream.of(ARRESTS.all(), REMOVALS.all(), List.of(DEPARTED, ORDERS))
            .flatMap(List::stream)
            .toList());
  }

  private static Map<String, ProtectedTable> protectedOf(List<CountTable> exact) {
    return DisclosureControl.protect(exact, PolicyReader.bundled("default")).stream()
        .filter(TableDecision.Publishable.class::isInstance)
        .map(outcome -> ((TableDecision.Publishable) outcome).table())
        .collect(Collectors.toMap(ProtectedTable::id, Function.identity()));
  }

  private static HowCounted how(String table) {
    return new HowCounted(
        "administrative-arrests",
        Sentence.of(
            "Every row of the release is one arrest record. A record belongs to the month of its"
                + " arrest date."),
        """
        SELECT strftime(arrest_date, '%%Y-%%m') AS month, count(*) AS records
        FROM arrests -- for %s
        WHERE arrest_date >= DATE '2015-10-01' AND arrest_date < DATE '2016-10-01'
        GROUP BY ALL
        ORDER BY month NULLS LAST
        """
            .formatted(table),
        List.of(new InputFile("EROArrests_FY2016.csv.gz", "", "5e2b91c7a04f".repeat(5) + "d3e0")),
        List.of(
            new ExcludedRows(
                "the arrest date lies outside the fiscal year",
                ProtectedCount.of(0, PolicyReader.bundled("default"))),
            new ExcludedRows(
                "the row repeats another in every column",
                ProtectedCount.of(1_204, PolicyReader.bundled("default")))),
        List.of(
            Sentence.of("A person arrested twice has two records."),
            Sentence.of(
                "Area of responsibility is the office recorded for the arrest, not its place.")));
  }

  private static List<ReconciliationRow> reconciliation() {
    String arrests = RELEASE + "/administrative-arrests/fy2016/total";
    String removals = RELEASE + "/removals/fy2016/total";
    return List.of(
        new ReconciliationRow.Compared(
            "Administrative arrests, FY 2016",
            arrests,
            110_104,
            "FY 2016 ERO Enforcement and Removal Operations Report, table 1",
            "https://www.example.org/report.pdf"),
        new ReconciliationRow.Compared(
            "Removals, FY 2016", removals, 240_250, "FY 2016 Enforcement Report, figure 9", ""),
        new ReconciliationRow.Compared(
            "Removals with a departed date in FY 2016",
            DEPARTED.cells().getFirst().id(),
            235_524,
            "The agency’s statistics of removals, FY 2016",
            ""),
        new ReconciliationRow.NotComparable(
            "Seattle area of responsibility, part of 2018",
            "FY 2018 Enforcement Report",
            "",
            Sentence.of(
                "The workbook ends inside the fiscal year; official figures cover whole years.")));
  }
}
