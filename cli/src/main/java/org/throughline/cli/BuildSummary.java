package org.throughline.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.throughline.lake.ColumnLedger;
import org.throughline.lake.ExactRepeats;
import org.throughline.lake.LakeLedger;
import org.throughline.lake.OtherLabel;
import org.throughline.lake.SheetLedger;
import org.throughline.official.OfficialSummary;
import org.throughline.pipeline.Build;
import org.throughline.pipeline.StageLog;
import org.throughline.pipeline.SupersedingSentences;
import org.throughline.releases.Problem.Place;
import org.throughline.workspace.Publications;

/// What a build did, in words.
final class BuildSummary {

  /// A label in fewer rows of a release may tell of a person.
  private static final int FEWEST_NAMED = 5;

  /// So many are named as examples.
  private static final int MOST_NAMED = 4;

  private static final long MEBIBYTE = 1024L * 1024;

  private final Build.Result result;
  private final BuildFigures figures;

  BuildSummary(Build.Result result) {
    this.result = result;
    figures = BuildFigures.of(result);
  }

  String text(Duration elapsed) {
    StringBuilder text = new StringBuilder();
    LakeLedger ledger = result.ledger();
    files(text, ledger.reuse());
    line(text, "Rows in", String.format(Locale.ROOT, "%,d", ledger.rowsRead()));
    line(text, "Rows kept", String.format(Locale.ROOT, "%,d", ledger.rowsKept()));
    line(
        text,
        "Rows rejected",
        String.format(Locale.ROOT, "%,d", ledger.rowsRead() - ledger.rowsKept()));
    figures
        .rowsRejected()
        .forEach(
            (reason, rows) -> line(text, "  " + reason, String.format(Locale.ROOT, "%,d", rows)));
    repaired(text, ledger);
    unreadable(text, ledger);
    others(text, ledger);
    repeats(text, ledger);
    skipped(text, ledger);
    unknown(text, ledger);
    refusedIdentifiers(text, ledger);
    result
        .superseding()
        .forEach(one -> line(text, "Superseded", SupersedingSentences.account(one)));
    FacilityListsReport.summary(result.places()).forEach(words -> line(text, "Facilities", words));
    new LifecycleReport(result.lifecycle())
        .summary()
        .forEach((what, lines) -> lines.forEach(words -> line(text, what, words)));
    line(text, "Tables counted", Long.toString(figures.tables().counted()));
    line(text, "Tables published", Long.toString(figures.tables().published()));
    line(text, "Tables withheld", Long.toString(figures.tables().withheld()));
    protectedCells(text);
    reconciliation(text);
    result.official().ifPresent(official -> official(text, official));
    published(text);
    line(text, "Elapsed", String.format(Locale.ROOT, "%.1f s", elapsed.toMillis() / 1000.0));
    return text.toString();
  }

  /// What each stage took, as `build.json` has it too.
  static String stages(List<StageLog.Stage> stages) {
    StringBuilder text = new StringBuilder();
    for (StageLog.Stage stage : stages) {
      String memory =
          stage.mostResidentBytes().isPresent()
              ? String.format(
                  Locale.ROOT,
                  "; at most %,d MiB of memory until then",
                  stage.mostResidentBytes().getAsLong() / MEBIBYTE)
              : "";
      String rows =
          stage.rows() > 0 ? String.format(Locale.ROOT, ", %,d rows or numbers", stage.rows()) : "";
      line(
          text,
          "  of that",
          String.format(
              Locale.ROOT,
              "%.1f s (%.1f s of CPU time) %s%s%s",
              stage.seconds(),
              stage.cpuSeconds(),
              stage.stage(),
              rows,
              memory));
    }
    return text.toString();
  }

  private static void official(StringBuilder text, OfficialSummary official) {
    line(
        text,
        "Official statistics",
        String.format(
            Locale.ROOT,
            "%,d files, %,d numbers, %,d of them in series; the rest with its rule in official/exclusions.csv",
            official.postings(),
            official.numbers(),
            official.inSeries()));
    official.problems().forEach(problem -> line(text, "Not readable", problem.toString()));
  }

  private void published(StringBuilder text) {
    Publications.Recorded recorded = result.recorded();
    recorded
        .ledger()
        .ifPresent(
            file ->
                line(
                    text,
                    "Ledger",
                    "%s: %s, %s added%s"
                        .formatted(
                            file,
                            recorded.publication(),
                            Amount.of(recorded.facts(), "fact"),
                            recorded.revised() == 0
                                ? ""
                                : ", %s revised since published or withheld; ./throughline ledger revised %s lists those shown before and after"
                                    .formatted(Amount.of(recorded.revised(), "number"), file))));
  }

  /// Labels that the registry does not know: named where so many records have them that they tell of nobody.
  private static void others(StringBuilder text, LakeLedger ledger) {
    Map<String, List<OtherLabel>> hidden = new TreeMap<>();
    Map<String, List<OtherLabel>> shown = new TreeMap<>();
    for (OtherLabel one : ledger.labels()) {
      if (one.records() >= FEWEST_NAMED) {
        shown
            .computeIfAbsent(one.column() + " of " + one.release(), any -> new ArrayList<>())
            .add(one);
      }
      if (!one.shown()) {
        hidden.computeIfAbsent(one.column(), any -> new ArrayList<>()).add(one);
      }
    }
    shown.forEach(
        (column, labels) ->
            line(
                text,
                "Labels not known",
                "%s of column %s (in lake/other_labels), as %s"
                    .formatted(Amount.of(labels.size(), "label"), column, examples(labels))));
    hidden.forEach(
        (column, labels) ->
            line(
                text,
                "Other values",
                "%s of column %s, in %s, shown as 'other values, not recognised' (which, in lake/other_labels)"
                    .formatted(
                        Amount.of(labels.size(), "label"),
                        column,
                        Amount.of(labels.stream().mapToLong(OtherLabel::records).sum(), "row"))));
  }

  private static String examples(List<OtherLabel> labels) {
    return labels.stream()
        .limit(MOST_NAMED)
        .map(
            one ->
                "'%s' in %s%s"
                    .formatted(
                        one.label(),
                        Amount.of(one.records(), "row"),
                        one.shown() ? "" : ", not shown"))
        .collect(Collectors.joining("; "));
  }

  private static void repeats(StringBuilder text, LakeLedger ledger) {
    for (ExactRepeats one : ledger.repeats()) {
      line(
          text,
          "Exact repeats",
          String.format(
              Locale.ROOT,
              "%,d of %s of %s in %s are equal to another in all that is kept; without"
                  + " identifiers nobody can tell whether they are one event, and all count",
              one.repeats(),
              Amount.of(one.records(), "row"),
              one.table(),
              one.release()));
    }
  }

  private static void line(StringBuilder text, String what, String value) {
    text.append("%-24s %s%n".formatted(what, value));
  }

  private static void files(StringBuilder text, LakeLedger.Reuse reuse) {
    String unchanged =
        reuse.unchanged() == 0
            ? ""
            : String.format(
                Locale.ROOT,
                ", of them %,d unchanged since the last build and not read again",
                reuse.unchanged());
    line(text, "Files", String.format(Locale.ROOT, "%,d%s", reuse.files(), unchanged));
    reuse
        .damaged()
        .forEach(sheet -> line(text, "Read again", sheet + ": what was kept of it is damaged"));
  }

  private static void repaired(StringBuilder text, LakeLedger ledger) {
    long rows = ledger.sheets().stream().mapToLong(SheetLedger::repaired).sum();
    if (rows > 0) {
      line(
          text, "Rows put right", String.format(Locale.ROOT, "%,d (how, in lake/anomalies)", rows));
    }
  }

  /// Values that were nulled, by column, and values the registry does not know.
  private static void unreadable(StringBuilder text, LakeLedger ledger) {
    long all = ledger.columns().stream().mapToLong(ColumnLedger::anomalies).sum();
    line(
        text,
        "Impossible values",
        String.format(Locale.ROOT, "%,d (left empty, listed in lake/anomalies)", all));
    Map<String, List<ColumnLedger>> headers = new TreeMap<>();
    ledger.columns().stream()
        .filter(column -> column.anomalies() > 0)
        .forEach(
            column ->
                headers.computeIfAbsent(column.header(), any -> new ArrayList<>()).add(column));
    headers.forEach((header, of) -> line(text, "  '" + header + "'", impossible(of)));
    for (ColumnLedger column : ledger.columns()) {
      column
          .others()
          .forEach(
              (value, rows) ->
                  line(
                      text,
                      "Value not known",
                      "'%s' under '%s' in %s of %s; a line in the registry admits it"
                          .formatted(
                              value, column.header(), Amount.of(rows, "row"), column.file())));
    }
  }

  private static String impossible(List<ColumnLedger> sheets) {
    ColumnLedger first = sheets.getFirst();
    return String.format(
        Locale.ROOT,
        "%,d in %s, first in row %,d of %s %s",
        sheets.stream().mapToLong(ColumnLedger::anomalies).sum(),
        Amount.of(sheets.size(), "sheet"),
        first.firstAnomaly(),
        first.file(),
        first.sheet());
  }

  private static void skipped(StringBuilder text, LakeLedger ledger) {
    Map<String, List<String>> beside = new TreeMap<>();
    for (SheetLedger sheet : ledger.sheets()) {
      Place place = Place.sheet(sheet.file(), sheet.sheet());
      if (sheet.status().equals("beside")) {
        beside.computeIfAbsent(sheet.reason(), _ -> new ArrayList<>()).add(place.toString());
      } else if (!sheet.status().equals("read")) {
        line(text, "Sheet not read", "%s: %s, %s".formatted(place, sheet.status(), sheet.reason()));
      } else if (!sheet.reason().isEmpty()) {
        line(text, "Sheet read", "%s: it %s".formatted(place, sheet.reason()));
      } else if (sheet.read() == 0) {
        line(text, "Sheet without rows", place.toString());
      }
    }
    beside.forEach(
        (what, files) ->
            line(text, "Passed over", "%s: %s".formatted(String.join(", ", files), what)));
  }

  private static void unknown(StringBuilder text, LakeLedger ledger) {
    for (ColumnLedger column : ledger.unknownColumns()) {
      line(
          text,
          "Column not known",
          "'%s' in %s %s (%s, not in the lake)"
              .formatted(
                  column.header(),
                  column.file(),
                  column.sheet(),
                  Amount.of(column.values(), "value")));
    }
  }

  /// An identifier that several people share would merge them; see `docs/interpretation.md`.
  private static void refusedIdentifiers(StringBuilder text, LakeLedger ledger) {
    for (ColumnLedger column : ledger.columns()) {
      if (column.privacy().equals("person") && column.anomalies() > 0) {
        line(
            text,
            "Identifiers refused",
            String.format(
                Locale.ROOT,
                "%,d in %s %s: cut by a spreadsheet program, or not of one person (why, in"
                    + " lake/anomalies); nobody is linked or merged by them",
                column.anomalies(),
                column.file(),
                column.sheet()));
      }
    }
  }

  private void protectedCells(StringBuilder text) {
    BuildFigures.Cells cells = figures.cells();
    line(
        text,
        "Cells suppressed",
        String.format(Locale.ROOT, "%,d of %,d", cells.suppressed(), cells.published()));
    if (cells.updatesWaiting() > 0) {
      line(
          text,
          "Updates waiting",
          String.format(
              Locale.ROOT,
              "%,d of %,d cells; each stands as it was published before, with that day",
              cells.updatesWaiting(),
              cells.published()));
    }
  }

  private void reconciliation(StringBuilder text) {
    BuildFigures.OfficialFigures official = figures.officialFigures();
    line(
        text,
        "Reconciled",
        String.format(
            Locale.ROOT,
            "%d of %s equal; %s without one",
            official.equal(),
            Amount.of(official.compared(), "official figure"),
            Amount.of(official.scopesWithout(), "scope")));
  }
}
