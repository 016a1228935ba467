package org.throughline.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What a row must satisfy.
sealed interface Condition {

  boolean holds(List<String> row);

  /// All of them; of none, every row.
  record And(List<Condition> parts) implements Condition {
    @Override
    public boolean holds(List<String> row) {
      return parts.stream().allMatch(part -> part.holds(row));
    }
  }

  /// At least one of them.
  record Or(List<Condition> parts) implements Condition {
    @Override
    public boolean holds(List<String> row) {
      return parts.stream().anyMatch(part -> part.holds(row));
    }
  }

  /// The opposite.
  record Not(Condition part) implements Condition {
    @Override
    public boolean holds(List<String> row) {
      return !part.holds(row);
    }
  }

  /// A column has one of some texts.
  ///
  /// @param place of the column
  record In(int place, Set<String> texts) implements Condition {
    static In of(DataSet data, String column, List<String> texts) {
      return new In(data.column(column), Set.copyOf(texts));
    }

    @Override
    public boolean holds(List<String> row) {
      return texts.contains(row.get(place));
    }
  }

  /// A column lies between two texts, both included; an empty one is no bound. Periods sort as texts. Months that were put
  /// together lie in a range that holds all of them; the total of a dimension lies in none, nor does between periods what has
  /// no date.
  ///
  /// @param place of the column
  /// @param ofDimension whether it is a dimension
  record Between(int place, boolean ofDimension, String from, String to) implements Condition {

    private static final Pattern MONTHS =
        Pattern.compile("_r_(\\d{4}-\\d{2})-to-(\\d{4}-\\d{2})-[0-9a-f]+");

    static Between of(DataSet data, String column, String from, String to) {
      return new Between(data.column(column), data.dimensions().contains(column), from, to);
    }

    @Override
    public boolean holds(List<String> row) {
      String text = row.get(place);
      if (!ofDimension) {
        return isWithin(text, text);
      }
      Matcher months = MONTHS.matcher(text);
      if (months.matches()) {
        return isWithin(months.group(1), months.group(2));
      }
      boolean isUndated = (from + to).matches("\\d{4}.*") && !text.matches("\\d.*");
      return !text.equals(DataSet.TOTAL) && !isUndated && isWithin(text, text);
    }

    private boolean isWithin(String first, String last) {
      return (from.isEmpty() || first.compareTo(from) >= 0)
          && (to.isEmpty() || last.compareTo(to) <= 0);
    }
  }

  int DEEPEST = 20;

  /// From `{"and": […]}`, `{"or": […]}`, `{"not": …}`, `{"column": …, "in": […]}` or `{"column": …, "from": …,
  /// "to": …}`.
  ///
  /// @throws Problem when it is anything else, or names a column or a value of a dimension that the data set has not
  static Condition of(DataSet data, JsonNode node) {
    return of(data, node, 0);
  }

  private static Condition of(DataSet data, JsonNode node, int depth) {
    if (depth > DEEPEST) {
      throw Problem.invalid(
          String.format(
              Locale.ROOT, "The filter is nested more than %d deep. Valid: less", DEEPEST));
    }
    Set<String> members = node.isObject() ? Set.copyOf(node.propertyNames()) : Set.of();
    if (members.equals(Set.of("and"))) {
      return new And(parts(data, node.get("and"), depth));
    }
    if (members.equals(Set.of("or"))) {
      return new Or(parts(data, node.get("or"), depth));
    }
    if (members.equals(Set.of("not"))) {
      return new Not(of(data, node.get("not"), depth + 1));
    }
    boolean isIn = members.equals(Set.of("column", "in"));
    boolean isBetween = members.size() > 1 && Set.of("column", "from", "to").containsAll(members);
    if (!members.contains("column") || (!isIn && !isBetween)) {
      throw Problem.invalid(
          "Valid is a filter with one of 'and', 'or' and 'not', or with 'column' and 'in', or with 'column' and 'from', 'to'"
              + " or both; this one is "
              + node);
    }
    String column = node.path("column").asString("");
    data.column(column);
    if (isBetween) {
      return Between.of(data, column, bound(node, "from"), bound(node, "to"));
    }
    List<String> texts = Query.texts(node, "in");
    if (data.dimensions().contains(column)) {
      requireValues(data, column, texts);
    }
    return In.of(data, column, texts);
  }

  private static String bound(JsonNode node, String name) {
    if (node.has(name) && !node.get(name).isString()) {
      throw Problem.invalid("'%s' is %s. Valid: a text".formatted(name, node.get(name)));
    }
    return node.path(name).asString("");
  }

  private static List<Condition> parts(DataSet data, JsonNode nodes, int depth) {
    if (!nodes.isArray()) {
      throw Problem.invalid("'and' and 'or' take a list. Valid: a list of filters");
    }
    List<Condition> parts = new ArrayList<>();
    nodes.forEach(node -> parts.add(of(data, node, depth + 1)));
    return List.copyOf(parts);
  }

  /// From the parameters of an address that name columns: `aor=boston`, `month.from=2023-01`.
  static Condition of(DataSet data, Map<String, List<String>> parameters) {
    List<Condition> parts = new ArrayList<>();
    parameters.forEach(
        (name, texts) -> {
          String text = texts.getLast();
          if (name.endsWith(".from")) {
            parts.add(Between.of(data, stem(data, name), text, ""));
          } else if (name.endsWith(".to")) {
            parts.add(Between.of(data, stem(data, name), "", text));
          } else {
            requireValues(data, name, texts);
            parts.add(In.of(data, name, texts));
          }
        });
    return new And(List.copyOf(parts));
  }

  private static String stem(DataSet data, String name) {
    String column = name.substring(0, name.lastIndexOf('.'));
    data.column(column);
    return column;
  }

  /// A value that the data set has not would answer with nothing, as if it were zero.
  private static void requireValues(DataSet data, String name, List<String> texts) {
    for (String text : texts) {
      if (!data.texts(name).contains(text)) {
        throw Problem.invalid(
            "'%s' is no value of '%s' in %s. Valid: what /api/v1/data-sets/%s/dimensions/%s lists"
                .formatted(text, name, data.id(), data.id(), name));
      }
    }
  }
}
