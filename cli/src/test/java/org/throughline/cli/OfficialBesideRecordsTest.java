package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.engine.DuckDbEngine;
import org.throughline.measures.CellRecord;
import org.throughline.official.PostedWorkbook;
import org.throughline.testing.MadeUpTable;
import org.throughline.workspace.CellsFile;

/// Records and the agency's workbook of the same year, both about nobody: how the numbers of both are compared, and that
/// what the agency prints gives nothing away that is withheld.
final class OfficialBesideRecordsTest {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M/d/yyyy", Locale.ROOT);
  private static final String DETENTION = "Detention FY24";
  private static final List<String> AREAS =
      List.of(
          "Atlanta",
          "Baltimore",
          "Boston",
          "Buffalo",
          "Chicago",
          "Dallas",
          "Denver",
          "Detroit",
          "El Paso",
          "Harlingen",
          "Houston",
          "Los Angeles",
          "Miami",
          "New Orleans",
          "New York City",
          "Newark",
          "Philadelphia",
          "Phoenix",
          "Salt Lake City",
          "San Antonio",
          "San Diego",
          "San Francisco",
          "Seattle",
          "St. Paul",
          "Washington");

  @TempDir Path folder = Path.of("");

  /// Two stays a day, one of either agency, from September 2023 to October 2024, so that FY2024 is complete: 5 of
  /// convicted people and 14 of charged ones, all in March.
  private Path release(List<String> areas) throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    LocalDate first = LocalDate.of(2023, 9, 1);
    for (int number = 0; number < 850; number++) {
      rows.add(stay(first.plusDays(number / 2), number, areas.get(number % areas.size())));
    }
    new MadeUpTable("2026-ICLI-00005", "v3-2026-03", "detentions", rows)
        .write(folder.resolve("release"), "detentions.csv");
    // The line that says that it is made up is left out: such releases are never compared.
    Path file = folder.resolve("release/detentions.csv");
    Files.writeString(
        file, Files.readString(file).replace("SYNTHETIC, about nobody", "Detentions"));
    return folder.resolve("release");
  }

  private static String criminality(LocalDate in, boolean ofBorderPatrol) {
    boolean march = in.getYear() == 2024 && in.getMonthValue() == 3;
    if (march && ofBorderPatrol && in.getDayOfMonth() <= 14) {
      return "2 Pending Criminal Charges";
    }
    return march && !ofBorderPatrol && in.getDayOfMonth() <= 5
        ? "1 Convicted Criminal"
        : "3 Other Immigration Violator";
  }

  private static Map<String, String> stay(LocalDate in, int number, String area) {
    boolean ofBorderPatrol = number % 2 == 0;
    Map<String, String> row = new TreeMap<>();
    row.put("stay_book_in", DAY.format(in) + " 10:00");
    row.put("book_in", DAY.format(in) + " 10:00");
    row.put("book_out", DAY.format(in.plusDays(20)) + " 10:00");
    row.put("stay_book_out", DAY.format(in.plusDays(20)) + " 10:00");
    row.put("stay_release_reason", "Removed");
    row.put("release_reason", "Removed");
    row.put("facility", "NORTHFIELD");
    row.put("facility_code", "NRTHFLD");
    row.put("criminality", criminality(in, ofBorderPatrol));
    row.put("program", ofBorderPatrol ? "Border Patrol" : "ERO Criminal Alien Program");
    row.put("aor", area + " Area of Responsibility");
    row.put("gender", "Male");
    row.put("citizenship", "MEXICO");
    row.put("person", String.format(Locale.ROOT, "%040x", number + 1));
    return row;
  }

  /// 366 days of two stays are 732. The agency prints the 14 who were charged, 9 convicted instead of 5, and one other
  /// more; October as the records say, and every other month otherwise.
  private Path posted() throws IOException {
    Path posted = Files.createDirectories(folder.resolve("posted"));
    PostedWorkbook workbook = PostedWorkbook.of(2024, LocalDate.of(2024, 9, 30), 5);
    workbook.put(DETENTION, "A27", "ICE Initial Book-Ins by Facility Type and Criminality: FY2024");
    workbook.row(
        DETENTION,
        28,
        "A",
        "Facility Type",
        "Convicted Criminal",
        "Pending Criminal Charges",
        "Other Immigration Violator",
        "Total");
    workbook.row(DETENTION, 29, "A", "Total", 9, 14, 714, 737);
    workbook.row(DETENTION, 30, "A", "Adult", 9, 14, 714, 737);
    workbook.row(DETENTION, 20, "J", 62).row(DETENTION, 21, "J", 31).row(DETENTION, 22, "J", 31);
    workbook.put(DETENTION, "V20", 33066 + 62).put(DETENTION, "V21", 11031);
    workbook.put(DETENTION, "V22", 22066 + 31);
    averages(workbook, 40, "Average Daily Population", 40.2, 44.25, 41);
    averages(workbook, 50, "Average Length of Stay", 30, 30, 20.04);
    workbook.write(posted, "FY24_detentionStats10052024.xlsx");
    PostedWorkbook.of(2023, LocalDate.of(2023, 9, 30), 5)
        .write(posted, "FY23_detentionStats10052023.xlsx");
    return posted;
  }

  /// Averages of October, of the other months, and of the year.
  private static void averages(
      PostedWorkbook workbook, int row, String what, double october, double others, double year) {
    workbook.put(
        DETENTION,
        "A" + row,
        "ICE %s by Arresting Agency, Month and Criminality: FY2024".formatted(what));
    workbook.row(
        DETENTION, row + 1, "A", "Agency", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May");
    workbook.row(DETENTION, row + 1, "J", "Jun", "Jul", "Aug", "Sep", "FY Overall");
    Object[] cells = new Object[14];
    Arrays.fill(cells, others);
    cells[0] = "Total";
    cells[1] = october;
    cells[13] = year;
    workbook.row(DETENTION, row + 2, "A", cells);
    workbook.row("Footnotes", row, "A", "FY2024 ICE " + what, "Data as of (EID as of 09/30/2024).");
  }

  private Path build(Path release, String name, Object... more) throws IOException {
    Path out = folder.resolve(name);
    List<Object> words = new ArrayList<>(List.of("build", release, "--out", out, "--quiet"));
    words.addAll(List.of("--policy", PlainPolicy.in(folder)));
    words.addAll(List.of(more));
    Terminal.Outcome built = Terminal.run(words.toArray());
    assertThat(built.exitCode()).as(built.out() + built.err()).isZero();
    return out;
  }

  /// Official number, ours, verdict and reason, of numbers that a condition names.
  private static List<String> verdicts(Path out, String where) {
    try (DuckDbEngine engine = DuckDbEngine.open()) {
      engine.read("compared", out.resolve("current/official/reconciliation.parquet"));
      return engine
          .rows(
              """
              select cast(official as bigint), coalesce(cast(cast(ours as bigint) as varchar), '-'), verdict, reason
              from compared where %s order by official, ours
              """
                  .formatted(where))
          .stream()
          .map(row -> String.join(" ", row.text(0), row.text(1), row.text(2) + ":", row.text(3)))
          .toList();
    }
  }

  @Test
  void everyOfficialNumberHasAVerdictAndItsReason() throws IOException {
    Path out = build(release(AREAS), "out", "--official", posted());

    String bookIns = "series = 'initial-book-ins' and period_start >= date '2023-10-01' and ";
    String children =
        "the agency leaves out children in custody of ORR and people held for the Marshals";
    assertThat(verdicts(out, bookIns + "period_end = date '2023-10-31' and dimensions = ''"))
        .containsExactly("62 62 equal: " + children);
    assertThat(verdicts(out, bookIns + "dimensions = 'criminality=Other immigration violator'"))
        .containsExactly("714 713 within revisions: " + children);
    assertThat(verdicts(out, bookIns + "dimensions = 'criminality=Convicted criminal'"))
        .containsExactly("9 5 differs: " + children);
    assertThat(verdicts(out, "series = 'initial-book-ins' and period_end = date '2022-10-31'"))
        .hasSize(3)
        .allMatch(
            line -> line.contains(" - not comparable: our records are complete from 2023-09"));
    assertThat(verdicts(out, bookIns + "dimensions = 'facility-type=Adult'"))
        .containsExactly(
            "737 - not comparable: our measure is not broken down by facility-type=Adult");
    assertThat(verdicts(out, "series = 'removals'"))
        .hasSize(2)
        .allMatch(line -> line.endsWith("not comparable: this build has no such records"));
    assertThat(verdicts(out, "series like 'facility%' and dimensions like '%SOUTHFIELD%'"))
        .isNotEmpty()
        .allMatch(line -> line.endsWith("no list gives the facility a code that our records have"));
    assertThat(Files.readString(out.resolve("current/official/reconciliation.md")))
        .contains("| initial-book-ins | book-ins | 4 | 1 |");
    assertThat(onThePage(out))
        .contains("Initial book-ins to detention, posted for 2023-10 62 62 Exactly equal")
        .noneMatch(line -> line.contains("Convicted criminal") && line.contains(" 5 "));
    assertThat(Files.readString(out.resolve("published/measures/book-ins.by-month.html")))
        .containsPattern(
            ">Initial book-ins to detention, posted for 2023-10</span>: <span[^>]*>62<");
    assertThat(Terminal.run("audit", out).exitCode()).isZero();
    Terminal.Outcome reconciled = Terminal.run("reconcile", out);
    assertThat(reconciled.exitCode()).isEqualTo(ExitCode.DIFFERS);
    assertThat(reconciled.out()).contains("within revisions", "not comparable");
  }

  /// 40 are held every night, for 20 days each.
  @Test
  void averagesThatArePublishedStandBesideThePostedOnes() throws IOException {
    Path out = build(release(AREAS), "out", "--official", posted());

    assertThat(onThePage(out))
        .contains(
            "People in custody at midnight, average, posted for 2023-10 40 40.2 Equal within rounding",
            "People in custody at midnight, average, posted for 2023-11 40 44.3 Ours is 4 lower (9.6%)",
            "Length of stay of those who left (ALOS), mean, FY2024 20.0 20.0 Equal within rounding")
        .noneMatch(line -> line.contains("average, posted for 2024-10"));
    assertThat(Files.readString(out.resolve("published/es/reconciliation.html")))
        .contains("Igual, salvo redondeo");
    assertThat(Files.readString(out.resolve("published/catalog.json")))
        .contains("\"official\" : 44.25", "Ours is 4 lower (9.6%)");
    assertThat(Terminal.run("audit", out).exitCode()).isZero();
  }

  /// Rows of the published page, without sources.
  private static List<String> onThePage(Path out) throws IOException {
    return Arrays.stream(
            Files.readString(out.resolve("published/reconciliation.html")).split("<tr>", -1))
        .map(row -> row.replaceAll("<small.*?</small>", "").replaceAll("<[^>]*>", " "))
        .map(row -> row.replaceAll("\\s+", " ").strip())
        .toList();
  }

  @Test
  void recordsOfFewAreasAreNotTheCountry() throws IOException {
    Path out = build(release(AREAS.subList(0, 3)), "out", "--official", posted());

    assertThat(verdicts(out, "series = 'initial-book-ins' and period_end = date '2023-10-31'"))
        .hasSize(3)
        .allMatch(line -> line.endsWith("our records name 3 of 24 areas of responsibility"));
    assertThat(Terminal.run("reconcile", out).exitCode()).isZero();
  }

  /// Stays of FY2024 by criminality, and whether they are published.
  private static Map<String, Boolean> shown(Path out) throws IOException {
    return cells(out).stream()
        .collect(
            Collectors.toMap(
                cell -> cell.coordinates() + " " + cell.count(), CellRecord::published));
  }

  private static List<CellRecord> cells(Path out) throws IOException {
    return CellsFile.all(out.resolve("current")).stream()
        .filter(cell -> cell.scope().measure().equals("book-ins"))
        .filter(cell -> cell.scope().fiscalYear() == 2024)
        .filter(cell -> cell.coordinates().keySet().equals(Set.of("criminality")))
        .toList();
  }

  @Test
  void aWithheldCountBesideOneThatTheAgencyPrintsStaysUnknown() throws IOException {
    String others = "{criminality=3 Other Immigration Violator} 713";
    String charged = "{criminality=2 Pending Criminal Charges} 14";
    String convicted = "{criminality=1 Convicted Criminal} 5";
    Path release = release(AREAS);
    assertThat(shown(build(release, "alone")))
        .isEqualTo(Map.of(others, true, charged, false, convicted, false));

    // Whoever reads the agency's 14 would tell the 5 from the total.
    Path out = build(release, "out", "--official", posted());
    assertThat(shown(out)).containsEntry(others, false).containsEntry(convicted, false);
    assertThat(Terminal.run("audit", out).exitCode()).isZero();

    CellRecord hidden =
        cells(out).stream().filter(cell -> cell.count() == 713).findFirst().orElseThrow();
    Path csv = out.resolve("published/tables/2026-icli-00005.book-ins.fy2024.by-criminality.csv");
    Files.writeString(
        csv,
        Files.readString(csv)
            .replace(",,suppressed," + hidden.id(), ",713,published," + hidden.id()));
    Terminal.Outcome audit = Terminal.run("audit", out);
    assertThat(audit.exitCode()).isEqualTo(ExitCode.DISCLOSES);
    assertThat(audit.out()).contains("book-ins/fy2024/criminality=1-convicted-criminal");
  }
}
