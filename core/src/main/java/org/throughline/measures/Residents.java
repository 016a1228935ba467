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
    if (lines.isEmpty()) {
      throw wrong(file, 1, "", "a header such as state,residents_2020");
    }
    int comma = lines.getFirst().lastIndexOf(',');
    String name = lines.getFirst().substring(comma + 1).strip();
    if (comma < 1 || !name.matches("[a-z][a-z0-9_]*")) {
      throw wrong(file, 1, lines.getFirst(), "a header such as state,residents_2020 in snake_case");
    }
    Map<String, Double> residents = new HashMap<>();
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.isBlank()) {
        int last = line.lastIndexOf(',');
        String number = line.substring(last + 1).strip();
        if (last < 1 || !number.matches("[1-9]\\d*")) {
          throw wrong(file, i + 1, line, "a category, a comma and a number of 1 or more");
        }
        String category = unquoted(line.substring(0, last).strip()).toUpperCase(Locale.ROOT);
        if (residents.put(category, Double.valueOf(number)) != null) {
          throw wrong(file, i + 1, line, "each category once");
        }
      }
    }
    return new Residents(unquoted(lines.getFirst().substring(0, comma).strip()), name, residents);
  }

  private static String unquoted(String text) {
    return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
        ? text.substring(1, text.length() - 1)
        : text;
  }

  private static IllegalArgumentException wrong(Path file, int line, String found, String valid) {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT, "%s, line %d: '%s' cannot be used. Valid: %s", file, line, found, valid));
  }

  /// The answer with one more figure, `per_100000_` and the name. Events of the period, not of a year.
  ///
  /// @throws IllegalArgumentException when the answer is no flow by the table's dimension
  public Answer of(Answer answer) {
    int at = answer.keys().indexOf(dimension);
    if (!(answer.measure().quantity() instanceof Quantity.Flow) || at < 0) {
      throw new IllegalArgumentException(
          "A table of residents by %s fits a measure of events by %1$s. Valid: --by %1$s"
              .formatted(dimension));
    }
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
