package org.throughline.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.throughline.lake.Inspection;
import org.throughline.releases.ColumnSpec;
import org.throughline.releases.Problem.Place;

/// What released files hold, sheet by sheet.
record InspectionReport(Inspection inspection) implements Report {

  /// @param problems what would keep a build from being made, a sentence each
  private record Fields(List<Sheet> sheets, List<String> problems) {}

  /// @param notRead why the sheet is not read; nothing where it is
  /// @param read what it holds; nothing where it is not read
  private record Sheet(
      String file,
      String sheet,
      boolean hidden,
      String release,
      Optional<String> notRead,
      Optional<Table> read) {}

  private record Table(
      String table,
      String vocabulary,
      BigDecimal headersInCommonPercent,
      int headerRow,
      Inspection.Rows rows,
      List<Column> columns,
      List<String> unknownHeaders,
      List<String> missingHeaders,
      List<String> firstProblems) {}

  private record Column(
      String header,
      String column,
      String type,
      String privacy,
      BigDecimal missingPercent,
      BigDecimal withheldPercent,
      long anomalies,
      Map<String, Long> knownValues,
      long otherValues) {}

  @Override
  public Object fields() {
    return new Fields(
        inspection.sheets().stream().map(InspectionReport::sheet).toList(),
        inspection.problems().stream().map(Object::toString).toList());
  }

  private static Sheet sheet(Inspection.Sheet sheet) {
    Optional<String> notRead = Optional.empty();
    Optional<Table> read = Optional.empty();
    switch (sheet.content()) {
      case Inspection.Content.Unread(String reason) -> notRead = Optional.of(reason);
      case Inspection.Content.Table table -> read = Optional.of(table(table));
    }
    return new Sheet(sheet.file(), sheet.name(), !sheet.visible(), sheet.release(), notRead, read);
  }

  private static Table table(Inspection.Content.Table table) {
    return new Table(
        table.table(),
        table.vocabulary(),
        percent(table.sureness(), 0),
        table.headerRow(),
        table.rows(),
        table.columns().stream().map(InspectionReport::column).toList(),
        table.unknown(),
        table.missing(),
        table.firstProblems().stream().map(Object::toString).toList());
  }

  private static Column column(Inspection.Column column) {
    return new Column(
        column.header(),
        column.spec().name(),
        lower(column.spec().type()),
        lower(column.spec().privacy()),
        percent(column.cells().missingShare(), 1),
        percent(column.cells().withheldShare(), 1),
        column.cells().anomalies(),
        column.known(),
        column.others());
  }

  private static BigDecimal percent(double share, int decimals) {
    return BigDecimal.valueOf(100 * share).setScale(decimals, RoundingMode.HALF_UP);
  }

  @Override
  public void print(PrintWriter to) {
    inspection.sheets().forEach(sheet -> print(sheet, to));
  }

  private static void print(Inspection.Sheet sheet, PrintWriter out) {
    out.println(Place.sheet(sheet.file(), sheet.name()) + (sheet.visible() ? "" : " (hidden)"));
    switch (sheet.content()) {
      case Inspection.Content.Unread(String reason) -> out.println("  not read: " + reason);
      case Inspection.Content.Table table -> print(sheet, table, out);
    }
  }

  private static void print(
      Inspection.Sheet sheet, Inspection.Content.Table table, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "  %s of vocabulary %s, %.0f %% of headers in common; release %s; header in row %d%n",
        table.table(),
        table.vocabulary(),
        100 * table.sureness(),
        sheet.release(),
        table.headerRow());
    out.printf(
        Locale.ROOT,
        "  %s, of them %,d would be rejected; %s%n",
        Amount.of(table.rows().read(), "row"),
        table.rows().rejected(),
        Amount.of(table.rows().blank(), "blank row"));
    out.printf(
        Locale.ROOT,
        "  %-36s %-24s %-10s %-11s %8s %8s %9s%n",
        "header",
        "column",
        "type",
        "privacy",
        "missing",
        "withheld",
        "anomalies");
    table.columns().forEach(column -> print(column, out));
    if (!table.unknown().isEmpty()) {
      out.println("  headers nobody knows: " + String.join(", ", table.unknown()));
    }
    if (!table.missing().isEmpty()) {
      out.println("  headers it lacks: " + String.join(", ", table.missing()));
    }
    table.firstProblems().forEach(problem -> out.println("  " + problem));
  }

  private static void print(Inspection.Column column, PrintWriter out) {
    ColumnSpec spec = column.spec();
    out.printf(
        Locale.ROOT,
        "  %-36s %-24s %-10s %-11s %7.1f%% %7.1f%% %9d%n",
        column.header(),
        spec.name(),
        lower(spec.type()),
        lower(spec.privacy()),
        100 * column.cells().missingShare(),
        100 * column.cells().withheldShare(),
        column.cells().anomalies());
    column
        .known()
        .forEach((value, cells) -> out.printf(Locale.ROOT, "    %s: %,d%n", value, cells));
    if (column.others() > 0) {
      out.printf(Locale.ROOT, "    other values than the known ones: %,d cells%n", column.others());
    }
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
