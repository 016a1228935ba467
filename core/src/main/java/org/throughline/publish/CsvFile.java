package org.throughline.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.throughline.disclosure.Method;
import org.throughline.disclosure.ProtectedCell;
import org.throughline.disclosure.history.EarlierNumbers;
import org.throughline.table.Category;
import org.throughline.table.Dimension;

/// A table as comma-separated values by RFC 4180: UTF-8, a header, CR LF after every line.
///
/// A suppressed cell has an empty value and the status `suppressed`; the value column never holds
/// anything but digits. The file begins with a byte-order mark. A number that is not exact says so in its status.
final class CsvFile {

  /// By which spreadsheets know UTF-8.
  static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final String BEFORE = "before the release begins";

  /// What follows the number's id.
  static final List<String> AFTER_ID =
      List.of("covers", "scope", "records", "earlier_value", "earlier_date");

  static final String TOTAL_LABEL = "Total";
  static final String PUBLISHED = "published";
  static final String SUPPRESSED = "suppressed";
  static final String ROUNDED = "rounded";
  static final String PERTURBED = "perturbed";

  private CsvFile() {}

  static String of(PublishedTable published, Extent extent, FacilityNames names) {
    List<Map<String, String>> labels =
        published.table().dimensions().stream().map(one -> labels(one, names)).toList();
    StringBuilder csv = new StringBuilder(BYTE_ORDER_MARK).append(line(published.columns()));
    for (ProtectedCell cell : published.table().cells()) {
      List<String> fields = fields(cell, labels, status(published.table().policy().method()));
      fields.addAll(covers(cell.position(), extent));
      fields.addAll(earlier(published, cell));
      csv.append(line(fields));
    }
    return csv.toString();
  }

  /// What kind of number a number is.
  static String status(Method method) {
    return switch (method) {
      case Method.Suppression _ -> PUBLISHED;
      case Method.Rounding _, Method.RandomRounding _, Method.ControlledRounding _ -> ROUNDED;
      case Method.CellKey _ -> PERTURBED;
    };
  }

  private static Map<String, String> labels(Dimension dimension, FacilityNames names) {
    return dimension.categories().stream()
        .collect(Collectors.toMap(Category::id, one -> names.inFile(dimension, one)));
  }

  /// What a number is of, as far as its period and its month are covered; what the agency calls its sheets; and whether the
  /// records are made up.
  static List<String> covers(List<String> position, Extent extent) {
    boolean isCut = position.stream().anyMatch(extent.incompleteIds()::contains);
    boolean isBefore = position.stream().anyMatch(extent::isBefore);
    String covers =
        isBefore
            ? BEFORE
            : isCut
                ? "part of the month"
                : switch (extent.window()) {
                  case WHOLE -> "whole year";
                  case PART -> "part of the year";
                  case BEFORE -> BEFORE;
                  case UNKNOWN -> "not known";
                };
    return List.of(covers, guarded(extent.scope()), extent.synthetic() ? "synthetic" : "released");
  }

  /// What was published of a number that is withheld now, and the day of that publication; both empty where nothing was.
  private static List<String> earlier(PublishedTable published, ProtectedCell cell) {
    EarlierNumbers.Dated number = published.earlier().get(cell.id());
    return number == null
        ? List.of("", "")
        : List.of(Long.toString(number.value()), number.on().toString());
  }

  private static List<String> fields(
      ProtectedCell cell, List<Map<String, String>> labels, String shown) {
    List<String> fields = new ArrayList<>();
    for (int d = 0; d < labels.size(); d++) {
      String category = cell.position().get(d);
      fields.add(category);
      fields.add(guarded(labels.get(d).getOrDefault(category, TOTAL_LABEL)));
    }
    switch (cell) {
      case ProtectedCell.Published p -> fields.addAll(List.of(Long.toString(p.count()), shown));
      case ProtectedCell.Suppressed _ -> fields.addAll(List.of("", SUPPRESSED));
    }
    fields.add(cell.id());
    return fields;
  }

  /// A name that a spreadsheet does not take for a formula: one that begins like a formula, in the wide characters of East
  /// Asia too, gets an apostrophe in front.
  static String guarded(String label) {
    String seen = Labels.seen(label);
    return seen.matches("(?s)\\s*[=+\\-@\t\r＝＋－＠].*") ? "'" + seen : seen;
  }

  static String line(List<String> fields) {
    return fields.stream().map(CsvFile::quoted).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String quoted(String field) {
    boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
