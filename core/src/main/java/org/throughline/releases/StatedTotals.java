package org.throughline.releases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.throughline.catalog.Catalog;
import org.throughline.releases.SheetRecognizer.TextRow;

/// Reads a sheet of totals by fiscal year that an agency put beside its tables. Years stand below each other or side
/// by side; what is counted is said by the heading, or by the title above it.
final class StatedTotals {

  private static final Pattern YEAR =
      Pattern.compile("(?i)(?:FY ?((?:20)?\\d\\d)|(20\\d\\d))(?![\\d/])(?:\\D.*)?");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,3}(?:,\\d{3})+|\\d{1,9}");
  private static final Pattern ONLY_TOTAL =
      Pattern.compile("(?i)(?:grand )?(?:totals?|count|number|records?)");
  private static final int CENTURY = 2000;
  private static final List<Said> MEASURES =
      Catalog.record("/registry/totals.yaml", File.class).totals();

  private final Map<Integer, String> columns = new TreeMap<>();
  private final Map<Integer, Integer> years = new TreeMap<>();
  private final List<Recognition.Total> totals = new ArrayList<>();
  private String title = "";

  private StatedTotals() {}

  private record File(List<Said> totals) {}

  private record Said(String measure, Pattern said) {}

  /// The totals of a sheet; empty when it has none.
  static Optional<Recognition> of(List<TextRow> rows) {
    StatedTotals stated = new StatedTotals();
    rows.forEach(stated::add);
    return stated.totals.isEmpty()
        ? Optional.empty()
        : Optional.of(new Recognition.Totals(stated.totals));
  }

  private void add(TextRow row) {
    List<String> cells = row.cells().stream().map(String::strip).toList();
    int first = 0;
    while (first < cells.size() && cells.get(first).isEmpty()) {
      first++;
    }
    if (first == cells.size()) {
      return;
    }
    int year = year(cells.get(first));
    Optional<String> measure = measure(cells.get(first));
    boolean numbers =
        cells.subList(first + 1, cells.size()).stream().anyMatch(text -> isNumber(text));
    if (year > 0 && numbers && !columns.isEmpty()) {
      columns.forEach((column, said) -> take(row, column, said, year));
    } else if (measure.isPresent() && numbers && !years.isEmpty()) {
      years.forEach((column, of) -> take(row, column, measure.get(), of));
    } else if (!numbers || cells.stream().filter(text -> year(text) > 0).count() > 1) {
      heading(cells, first);
    }
  }

  private static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  /// A title, or the headings of a table.
  private void heading(List<String> cells, int first) {
    columns.clear();
    years.clear();
    for (int c = first; c < cells.size(); c++) {
      String text = cells.get(c);
      int year = year(text);
      if (year > 0) {
        years.put(c, year);
      } else if (c > first) {
        int column = c;
        measure(ONLY_TOTAL.matcher(text).matches() ? title : text)
            .ifPresent(measure -> columns.put(column, measure));
      }
    }
    if (columns.isEmpty() && years.isEmpty()) {
      title = String.join(" ", cells);
    }
  }

  private void take(TextRow row, int column, String measure, int year) {
    String text = column < row.cells().size() ? row.cells().get(column).strip() : "";
    if (isNumber(text)) {
      totals.add(
          new Recognition.Total(
              measure, year, Long.parseLong(text.replace(",", "")), row.number(), column));
    }
  }

  private static Optional<String> measure(String text) {
    return MEASURES.stream()
        .filter(one -> one.said().matcher(text).matches())
        .map(Said::measure)
        .findFirst();
  }

  private static int year(String text) {
    Matcher matcher = YEAR.matcher(text);
    if (!matcher.matches()) {
      return 0;
    }
    int year = Integer.parseInt(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    return year < CENTURY ? CENTURY + year : year;
  }
}
