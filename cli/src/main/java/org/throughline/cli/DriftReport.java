package org.throughline.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.throughline.compare.DriftRun;
import org.throughline.compare.DriftSentences;
import org.throughline.compare.DriftTables;
import org.throughline.compare.PublishedNumbers;
import org.throughline.compare.TableDrift;
import org.throughline.disclosure.ProtectedCell;
import org.throughline.disclosure.ProtectedTable;
import org.throughline.disclosure.TableDecision;
import org.throughline.table.Category;
import org.throughline.table.CountTable;
import org.throughline.table.Dimension;

/// A comparison as it is printed. Every count comes from a protected table.
///
/// @param out the folder that a page of it went to
record DriftReport(DriftRun.Result result, Optional<Path> out) implements Report {

  private static final String SIDE = "side";
  private static final int MOST_CHANGES = 100;
  private static final String SUPPRESSED = "[c]";

  /// @param published what the builds published; nothing unless both are builds
  /// @param page its address
  private record Fields(
      List<String> older,
      List<String> newer,
      boolean same,
      List<Table> tables,
      Optional<PublishedNumbers> published,
      Optional<String> page) {}

  /// @param values sentences about values that are gone or new
  private record Table(
      String title,
      String windows,
      List<String> columns,
      List<String> values,
      List<Counts> counts) {}

  /// A table of counts: its rows, or why it is withheld.
  private record Counts(
      String id, String title, Optional<String> withheld, String unit, List<Row> rows) {

    /// @param onlyChanged whether rows without a change are left out
    static Counts of(TableDecision decision, CountTable exact, boolean onlyChanged) {
      return switch (decision) {
        case TableDecision.Withheld none ->
            new Counts(exact.id(), exact.title(), Optional.of(none.reason()), "", List.of());
        case TableDecision.Publishable(ProtectedTable table) ->
            new Counts(
                table.id(),
                table.title(),
                Optional.empty(),
                table.unit(),
                DriftReport.rows(table).stream()
                    .filter(row -> !(onlyChanged && row.isUnchanged()))
                    .toList());
      };
    }
  }

  /// A category: a number that is withheld is nothing, and `withheld` names its column; one that does not apply is neither.
  private record Row(
      String category,
      OptionalLong older,
      OptionalLong newer,
      OptionalLong change,
      List<String> withheld) {

    static Row of(String label, Map<String, ProtectedCell> cells) {
      OptionalLong more = number(cells, "more");
      OptionalLong change = cells.containsKey("more") ? more : negative(number(cells, "fewer"));
      List<String> withheld =
          Stream.of("older", "newer", cells.containsKey("more") ? "more" : "fewer")
              .filter(side -> cells.get(side) instanceof ProtectedCell.Suppressed)
              .map(side -> List.of("older", "newer").contains(side) ? side : "change")
              .toList();
      return new Row(label, number(cells, "older"), number(cells, "newer"), change, withheld);
    }

    private static OptionalLong number(Map<String, ProtectedCell> cells, String side) {
      return cells.get(side) instanceof ProtectedCell.Published shown
          ? OptionalLong.of(shown.count())
          : OptionalLong.empty();
    }

    private static OptionalLong negative(OptionalLong number) {
      return number.isPresent() ? OptionalLong.of(-number.getAsLong()) : number;
    }

    boolean isUnchanged() {
      return change.isPresent() && change.getAsLong() == 0;
    }

    String text() {
      return "  %-36s %14s %14s %14s"
          .formatted(
              category,
              shown("older", older, "%,d"),
              shown("newer", newer, "%,d"),
              shown("change", change, isUnchanged() ? "%,d" : "%,+d"));
    }

    private String shown(String side, OptionalLong number, String format) {
      if (withheld.contains(side)) {
        return SUPPRESSED;
      }
      return number.isPresent() ? String.format(Locale.ROOT, format, number.getAsLong()) : "";
    }
  }

  @Override
  public Object fields() {
    return new Fields(
        result.comparison().older(),
        result.comparison().newer(),
        isSame(),
        result.tables().stream().map(this::fields).toList(),
        result.published(),
        out.map(BuildRun::address));
  }

  private Table fields(DriftTables.Made made) {
    return new Table(
        made.drift().spec().title(),
        DriftSentences.windows(made.drift()),
        DriftSentences.columns(made.drift()),
        made.values().stream().flatMap(this::values).toList(),
        Stream.concat(
                Stream.concat(made.common().stream(), made.other().stream())
                    .map(table -> counts(table, false)),
                made.values().stream().map(table -> counts(table, true)))
            .toList());
  }

  private boolean isSame() {
    return result.comparison().tables().stream().allMatch(TableDrift::same)
        && result.published().stream().allMatch(numbers -> numbers.changes().isEmpty());
  }

  private Counts counts(CountTable exact, boolean onlyChanged) {
    return Counts.of(decision(exact), exact, onlyChanged);
  }

  private TableDecision decision(CountTable exact) {
    return result.outcomes().stream()
        .filter(outcome -> outcome.tableId().equals(exact.id()))
        .reduce((first, second) -> second)
        .orElseThrow(
            () -> new IllegalStateException("Table '" + exact.id() + "' was not protected"));
  }

  @Override
  public void print(PrintWriter to) {
    List<String> lines = new ArrayList<>();
    lines.add("Older  " + result.comparison().olderName());
    lines.add("Newer  " + result.comparison().newerName());
    result.tables().forEach(made -> table(made, lines));
    result.published().ifPresent(numbers -> published(numbers, lines));
    if (isSame()) {
      lines.add("");
      lines.add("No differences.");
    }
    out.ifPresent(folder -> lines.add(BuildRun.open(folder)));
    lines.forEach(line -> to.println(line.stripTrailing()));
  }

  /// What the builds published, each under its own rules; it is public, so every number may stand here.
  private static void published(PublishedNumbers numbers, List<String> lines) {
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "Published numbers, each build under its own rules: %,d alike, %,d differ",
            numbers.equal(),
            numbers.changes().size()));
    if (numbers.changes().isEmpty()) {
      return;
    }
    lines.add("  %14s %14s  %s".formatted("older", "newer", "number"));
    numbers.changes().stream()
        .limit(MOST_CHANGES)
        .forEach(
            change ->
                lines.add(
                    "  %14s %14s  %s"
                        .formatted(written(change.older()), written(change.newer()), change.id())));
    if (numbers.changes().size() > MOST_CHANGES) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  and %,d more: --numbers FILE writes all of them",
              numbers.changes().size() - MOST_CHANGES));
    }
  }

  private static String written(String shown) {
    if (shown.isEmpty()) {
      return "–";
    }
    return shown.matches("\\d{1,18}")
        ? String.format(Locale.ROOT, "%,d", Long.valueOf(shown))
        : shown;
  }

  private void table(DriftTables.Made made, List<String> lines) {
    Table table = fields(made);
    lines.add("");
    lines.add(table.title());
    lines.add("  " + table.windows());
    table.columns().forEach(sentence -> lines.add("  " + sentence));
    table.values().forEach(sentence -> lines.add("  " + sentence));
    table.counts().forEach(counts -> counts(counts, lines));
  }

  private Stream<String> values(CountTable exact) {
    return decision(exact) instanceof TableDecision.Publishable(ProtectedTable table)
        ? DriftSentences.values(table).stream()
        : Stream.empty();
  }

  private static void counts(Counts counts, List<String> lines) {
    lines.add("");
    if (counts.withheld().isPresent()) {
      lines.add("  %s: %s".formatted(counts.title(), counts.withheld().get()));
      return;
    }
    if (counts.rows().isEmpty()) {
      lines.add("  " + counts.title() + ": no change");
      return;
    }
    lines.add("  %s (%s)".formatted(counts.title(), counts.unit()));
    lines.add("  %-36s %14s %14s %14s".formatted("", "older", "newer", "change"));
    counts.rows().forEach(row -> lines.add(row.text()));
  }

  private static List<Row> rows(ProtectedTable table) {
    Map<String, Map<String, ProtectedCell>> cells = cells(table);
    List<Row> rows = new ArrayList<>();
    labels(table)
        .forEach(
            (category, label) -> {
              if (cells.containsKey(category)) {
                rows.add(Row.of(label, cells.get(category)));
              }
            });
    return rows;
  }

  /// Cells by category and side.
  private static Map<String, Map<String, ProtectedCell>> cells(ProtectedTable table) {
    int side = sideOf(table);
    Map<String, Map<String, ProtectedCell>> rows = new LinkedHashMap<>();
    for (ProtectedCell cell : table.cells()) {
      rows.computeIfAbsent(cell.position().get(1 - side), key -> new LinkedHashMap<>())
          .put(cell.position().get(side), cell);
    }
    return rows;
  }

  private static Map<String, String> labels(ProtectedTable table) {
    Dimension dimension = table.dimensions().get(1 - sideOf(table));
    Map<String, String> labels = new LinkedHashMap<>();
    dimension.categories().forEach(category -> labels.put(category.id(), category.label()));
    labels.put(Category.TOTAL, "Total");
    return labels;
  }

  private static int sideOf(ProtectedTable table) {
    return table.dimensions().getFirst().id().equals(SIDE) ? 0 : 1;
  }
}
