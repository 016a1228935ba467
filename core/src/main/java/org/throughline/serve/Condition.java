package org.throughline.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  /// A column lies between two texts, both included; an empty one is no bound. Periods sort as texts.
  record Between(String column, String from, String to) implements Condition {
    @Override
    public boolean holds(DataSet data, List<String> row) {
      String text = row.get(data.column(column));
      return (from.isEmpty() || text.compareTo(from) >= 0)
          && (to.isEmpty() || text.compareTo(to) <= 0);
    }
  }

  int DEEPEST = 20;

  /// From `{"and": […]}`, `{"or": […]}`, `{"not": …}`, `{"column": …, "in": […]}` or `{"column": …, "from": …,
  /// "to": …}`.
  static Condition of(JsonNode node) {
    return of(node, 0);
  }

  private static Condition of(JsonNode node, int depth) {
    if (depth > DEEPEST) {
      throw Problem.invalid(
          String.format(Locale.ROOT, "The filter is nested more than %d deep", DEEPEST));
    }
    if (node.has("and")) {
      return new And(parts(node.get("and"), depth));
    }
    if (node.has("or")) {
      return new Or(parts(node.get("or"), depth));
    }
    if (node.has("not")) {
      return new Not(of(node.get("not"), depth + 1));
    }
    String column = node.path("column").asString("");
    if (!column.isEmpty() && node.has("in")) {
      List<String> texts = new ArrayList<>();
      node.get("in").forEach(text -> texts.add(text.asString("")));
      return new In(column, List.copyOf(texts));
    }
    if (!column.isEmpty() && (node.has("from") || node.has("to"))) {
      return new Between(column, node.path("from").asString(""), node.path("to").asString(""));
    }
    throw Problem.invalid(
        "A filter has 'and', 'or', 'not', or a 'column' with 'in', 'from' or 'to'; this one is "
            + node);
  }

  private static List<Condition> parts(JsonNode nodes, int depth) {
    if (!nodes.isArray()) {
      throw Problem.invalid("'and' and 'or' take a list");
    }
    List<Condition> parts = new ArrayList<>();
    nodes.forEach(node -> parts.add(of(node, depth + 1)));
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
