package org.throughline.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.throughline.compare.DriftRun;
import org.throughline.compare.DriftTables;
import org.throughline.compare.DriftWords;
import org.throughline.compare.PublishedNumbers;
import org.throughline.compare.TableDrift;
import org.throughline.disclosure.ProtectedCell;
import org.throughline.disclosure.ProtectedTable;
import org.throughline.disclosure.TableDecision;
import org.throughline.table.Category;
import org.throughline.table.CountTable;
import org.throughline.table.Dimension;

/// A comparison as it is printed. Every count comes from a protected table.
final class DriftReport {

  private static final String SIDE = "side";
  private static final int MOST_CHANGES = 100;
  private static final String SUPPRESSED = "[c]";

  private final DriftRun.Result result;
  private final Map<String, TableDecision> outcomes = new LinkedHashMap<>();
  private final StringBuilder text = new StringBuilder();

  DriftReport(DriftRun.Result result) {
    this.result = result;
    result.outcomes().forEach(outcome -> outcomes.put(outcome.tableId(), outcome));
  }

  String text() {
    line("Older  " + result.comparison().olderName());
    line("Newer  " + result.comparison().newerName());
    result.tables().forEach(this::table);
    result.published().ifPresent(this::published);
    boolean same = result.comparison().tables().stream().allMatch(TableDrift::same);
    if (same && result.published().stream().allMatch(numbers -> numbers.changes().isEmpty())) {
      line("");
      line("No differences.");
    }
    return text.toString();
  }

  private void line(String words) {
    text.append(words.stripTrailing()).append('\n');
  }

  /// What the builds published, each under its own rules; it is public, so every number may stand here.
  private void published(PublishedNumbers numbers) {
    line("");
    line(
        String.format(
            Locale.ROOT,
            "Published numbers, each build under its own rules: %,d alike, %,d differ",
            numbers.equal(),
            numbers.changes().size()));
    if (numbers.changes().isEmpty()) {
      return;
    }
    line("  %14s %14s  %s".formatted("older", "newer", "number"));
    numbers.changes().stream()
        .limit(MOST_CHANGES)
        .forEach(
            change ->
                line(
                    "  %14s %14s  %s"
                        .formatted(written(change.older()), written(change.newer()), change.id())));
    if (numbers.changes().size() > MOST_CHANGES) {
      line(
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

  private void table(DriftTables.Made made) {
    TableDrift drift = made.drift();
    line("");
    line(drift.spec().title());
    line("  " + DriftWords.windows(drift));
    DriftWords.columns(drift).forEach(sentence -> line("  " + sentence));
    made.values().forEach(this::values);
    made.common().forEach(table -> counts(table, false));
    made.other().forEach(table -> counts(table, false));
    made.values().forEach(table -> counts(table, true));
  }

  private void values(CountTable exact) {
    if (outcomes.get(exact.id()) instanceof TableDecision.Publishable(ProtectedTable table)) {
      DriftWords.values(table).forEach(sentence -> line("  " + sentence));
    }
  }

  private void counts(CountTable exact, boolean onlyChanged) {
    line("");
    switch (outcomes.get(exact.id())) {
      case null -> throw new IllegalStateException("Table '" + exact.id() + "' was not protected");
      case TableDecision.Withheld withheld ->
          line("  %s: %s".formatted(exact.title(), withheld.reason()));
      case TableDecision.Publishable(ProtectedTable table) -> counts(table, onlyChanged);
    }
  }

  private void counts(ProtectedTable table, boolean onlyChanged) {
    Map<String, Map<String, ProtectedCell>> rows = rows(table);
    List<String> lines = new ArrayList<>();
    labels(table)
        .forEach(
            (category, label) -> {
              Map<String, ProtectedCell> row = rows.getOrDefault(category, Map.of());
              if (!row.isEmpty() && !(onlyChanged && change(row).equals("0"))) {
                lines.add(
                    "  %-36s %14s %14s %14s"
                        .formatted(
                            label, shown(row.get("older")), shown(row.get("newer")), change(row)));
              }
            });
    if (lines.isEmpty()) {
      line("  " + table.title() + ": no change");
      return;
    }
    line("  %s (%s)".formatted(table.title(), table.unit()));
    line("  %-36s %14s %14s %14s".formatted("", "older", "newer", "change"));
    lines.forEach(this::line);
  }

  /// Cells by category and side.
  private static Map<String, Map<String, ProtectedCell>> rows(ProtectedTable table) {
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

  /// The change with its sign; where it is suppressed, the sign is too.
  private static String change(Map<String, ProtectedCell> row) {
    ProtectedCell more = row.get("more");
    if (more != null) {
      return more instanceof ProtectedCell.Published p && p.count() > 0
          ? "+" + shown(more)
          : shown(more);
    }
    ProtectedCell fewer = row.get("fewer");
    return fewer instanceof ProtectedCell.Published ? "-" + shown(fewer) : shown(fewer);
  }

  private static String shown(@org.jspecify.annotations.Nullable ProtectedCell cell) {
    return switch (cell) {
      case null -> "";
      case ProtectedCell.Published published ->
          String.format(Locale.ROOT, "%,d", published.count());
      case ProtectedCell.Suppressed _ -> SUPPRESSED;
    };
  }
}
