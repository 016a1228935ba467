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

  boolean holds(DataSet data, List<String> row);

  /// All of them; of none, every row.
  record And(List<Condition> parts) implements Condition {
    @Override
    public boolean holds(DataSet data, List<String> row) {
      return parts.stream().allMatch(part -> part.holds(data, row));
    }
  }

  /// At least one of them.
  record Or(List<Condition> parts) implements Condition {
    @Override
    public boolean holds(DataSet data, List<String> row) {
      return parts.stream().anyMatch(part -> part.holds(data, row));
    }
  }

  /// The opposite.
  record Not(Condition part) implements Condition {
    @Override
    public boolean holds(DataSet data, List<String> row) {
      return !part.holds(data, row);
    }
  }

  /// A column has one of some texts.
  record In(String column, List<String> texts) implements Condition {
    @Override
    public boolean holds(DataSet data, List<String> row) {
      return texts.contains(row.get(data.column(column)));
    }
  }

  /// A column lies between two texts, both included; an empty one is no bound. Periods sort as texts. Months that were put
  /// together lie in a range that holds all of them; the total of a dimension lies in none, nor does between periods what has
  /// no date.
  record Between(String column, String from, String to) implements Condition {

    private static final Pattern MONTHS =
        Pattern.compile("_r_(\\d{4}-\\d{2})-to-(\\d{4}-\\d{2})-[0-9a-f]+");

    @Override
    public boolean holds(DataSet data, List<String> row) {
      String text = row.get(data.column(column));
      if (!data.dimensions().contains(column)) {
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
      return new Between(column, bound(node, "from"), bound(node, "to"));
    }
    List<String> texts = Query.texts(node, "in");
    if (data.dimensions().contains(column)) {
      requireValues(data, column, texts);
    }
    return new In(column, texts);
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
            parts.add(new Between(stem(data, name), text, ""));
          } else if (name.endsWith(".to")) {
            parts.add(new Between(stem(data, name), "", text));
          } else {
            requireValues(data, name, texts);
            parts.add(new In(name, List.copyOf(texts)));
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
