package org.throughline.measures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.throughline.measures.Answer.Line;

/// A table of residents that a user brings, so that events can be given for each 100,000 of them. The program has no
/// such numbers: which residents are meant (all, born abroad, without citizenship) is the user's choice and stands in
/// the name of the figure.
///
/// @param dimension the dimension whose categories have residents
/// @param name what they are, for example `residents_2020`
/// @param residents by category, in capitals
public record Residents(String dimension, String name, Map<String, Double> residents) {

  private static final double PER = 100_000;

  public Residents {
    residents = Map.copyOf(residents);
  }

  /// Reads two columns separated by commas: the header has a dimension and the name of the residents, every row a
  /// category and a number.
  ///
  /// @throws IllegalArgumentException naming file and line, when it is no such table
  public static Residents read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    // Spreadsheets put a mark before the first letter.
    String header = lines.isEmpty() ? "" : lines.getFirst().replaceFirst("^\uFEFF", "");
    Matcher names = ROW.matcher(header);
    if (!names.matches() || !unquoted(names.group(2)).matches("[a-z][a-z0-9_]*")) {
      throw wrong(file, 1, header, "a header such as state,residents_2020 in snake_case");
    }
    Map<String, Double> residents = new HashMap<>();
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.isBlank()) {
        Matcher row = ROW.matcher(line);
        String number = row.matches() ? unquoted(row.group(2)) : "";
        if (!number.matches("[1-9]\\d*|[1-9]\\d{0,2}(,\\d{3})+")) {
          throw wrong(file, i + 1, line, "a category, a comma and a number of 1 or more");
        }
        String category = unquoted(row.group(1)).toUpperCase(Locale.ROOT);
        if (residents.put(category, Double.valueOf(number.replace(",", ""))) != null) {
          throw wrong(file, i + 1, line, "each category once");
        }
      }
    }
    return new Residents(unquoted(names.group(1)), unquoted(names.group(2)), residents);
  }

  /// A category, which may have commas, and a number, which may in quotes.
  private static final Pattern ROW = Pattern.compile("(.+),(\"[^\"]*\"|[^\",]*)");

  private static String unquoted(String cell) {
    String text = cell.strip();
    return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
        ? text.substring(1, text.length() - 1).strip()
        : text;
  }

  private static IllegalArgumentException wrong(Path file, int line, String found, String valid) {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT, "%s, line %d: '%s' cannot be used. Valid: %s", file, line, found, valid));
  }

  /// A table of other words, such as `TX` for `TEXAS`, would leave every number empty.
  private void requireAny(Answer answer, int at) {
    List<String> categories =
        answer.lines().stream().map(line -> line.keys().get(at)).distinct().sorted().toList();
    if (categories.stream().anyMatch(one -> !one.isEmpty())
        && categories.stream()
            .noneMatch(one -> residents.containsKey(one.toUpperCase(Locale.ROOT)))) {
      throw new IllegalArgumentException(
          "No %s of the answer is in the table of residents, which has %s. Valid: %s"
              .formatted(
                  dimension,
                  String.join(", ", new TreeSet<>(residents.keySet())),
                  String.join(", ", categories)));
    }
  }

  /// The answer with one more figure, `per_100000_` and the name. Events of the period, not of a year.
  ///
  /// @throws IllegalArgumentException when the answer is no flow by the table's dimension
  public Answer of(Answer answer) {
    int at = answer.keys().indexOf(dimension);
    if (!(answer.measure().quantity() instanceof Quantity.Flow)) {
      throw new IllegalArgumentException(
          "A table of residents fits a measure of events, and '%s' is none. Valid: a measure of the kind flow (`throughline measures`)"
              .formatted(answer.measure().measure()));
    }
    if (at < 0) {
      throw new IllegalArgumentException(
          "A table of residents by %s fits a measure of events by %1$s. Valid: --by %1$s"
              .formatted(dimension));
    }
    requireAny(answer, at);
    TreeSet<String> unknown = new TreeSet<>();
    List<Line> lines = new ArrayList<>();
    for (Line line : answer.lines()) {
      String category = line.keys().get(at);
      Double of = residents.get(category.toUpperCase(Locale.ROOT));
      Double events = line.numbers().getFirst();
      if (of == null && !category.isEmpty()) {
        unknown.add(category);
      }
      List<@Nullable Double> numbers = new ArrayList<>(line.numbers());
      numbers.add(of == null || events == null ? null : events * PER / of);
      lines.add(line.with(numbers));
    }
    List<String> figures = new ArrayList<>(answer.figures());
    figures.add("per_100000_" + name);
    List<String> notes = new ArrayList<>(answer.notes());
    notes.add("For each 100,000 of %s, as the user's table gives them.".formatted(name));
    if (!unknown.isEmpty()) {
      notes.add("Not in that table: " + String.join(", ", unknown));
    }
    TreeSet<String> unused = new TreeSet<>(residents.keySet());
    lines.forEach(line -> unused.remove(line.keys().get(at).toUpperCase(Locale.ROOT)));
    if (!unused.isEmpty()) {
      notes.add("In that table, but not in the answer: " + String.join(", ", unused));
    }
    return new Answer(
        answer.measure(),
        answer.question(),
        answer.keys(),
        figures,
        lines,
        answer.protection(),
        notes);
  }
}
