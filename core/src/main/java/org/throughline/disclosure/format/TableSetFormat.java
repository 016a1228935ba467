package org.throughline.disclosure.format;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads table sets from JSON: `cells` by id, `equations`, and what must or must not be withheld. The
/// keys are listed in `docs/reference/disclosure.md`. All problems of a file are reported together.
public final class TableSetFormat {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();

  private static final Set<String> KEYS =
      Set.of(
          "name",
          "source",
          "note",
          "expected",
          "cells",
          "equations",
          "primary",
          "secondary",
          "known",
          "levels",
          "bounds",
          "contributions");

  private static final String CONTRIBUTIONS =
      "a list of amounts, or an object of amounts by holding";

  private static final Set<String> EQUATION_KEYS = Set.of("total", "parts");

  /// More digits before or after the point than any amount has; beyond, arithmetic would not end.
  private static final int MOST_DIGITS = 100;

  private static final Set<String> CELL_KEYS =
      Set.of(
          "value",
          "lower",
          "upper",
          "lowerLevel",
          "upperLevel",
          "slidingLevel",
          "weight",
          "contributions");

  private final String source;
  private final JsonNode root;
  private final List<String> problems = new ArrayList<>();

  private TableSetFormat(String source, JsonNode root) {
    this.source = source;
    this.root = root;
  }

  /// Reads a set and checks that it adds up.
  ///
  /// @param source what to call the text in messages
  /// @throws IllegalArgumentException naming every problem with its cell
  public static TableSet read(String source, String json) {
    try {
      JsonNode root = JSON.readTree(json);
      return new TableSetFormat(source, root).set();
    } catch (JacksonException e) {
      throw new IllegalArgumentException(source + " is not JSON: " + e.getOriginalMessage(), e);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(source + " is not JSON: " + e.getMessage(), e);
    }
  }

  private TableSet set() {
    for (String key : root.propertyNames()) {
      problemIf(!KEYS.contains(key), "unknown key '%s'; valid keys are %s", key, sorted(KEYS));
    }
    problemIf(!root.path("cells").isObject(), "'cells' is missing or not an object");
    requireShapes();
    if (!problems.isEmpty()) {
      throw refused();
    }
    Map<String, SetCell> cells = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : root.path("cells").properties()) {
      attempt(
          entry.getKey(), () -> cells.put(entry.getKey(), cell(entry.getKey(), entry.getValue())));
    }
    for (String key : List.of("levels", "bounds", "contributions")) {
      for (String id : root.path(key).propertyNames()) {
        problemIf(!root.path("cells").has(id), "'%s' names the unknown cell '%s'", key, id);
      }
    }
    for (String key : List.of("primary", "secondary", "known")) {
      for (JsonNode id : root.path(key)) {
        String cell = id.asString("");
        problemIf(!root.path("cells").has(cell), "'%s' names the unknown cell '%s'", key, cell);
      }
    }
    List<TableSet.Sum> sums = new ArrayList<>();
    root.path("equations").forEach(node -> sums.add(sum(node, cells)));
    if (!problems.isEmpty()) {
      throw refused();
    }
    return new TableSet(root.path("name").asString(source), List.copyOf(cells.values()), sums);
  }

  private IllegalArgumentException refused() {
    return new IllegalArgumentException(
        source + ": " + String.join("\n" + source + ": ", problems));
  }

  /// What is written in another shape would be passed over, and a protection level with it.
  private void requireShapes() {
    for (String key : List.of("primary", "secondary", "known")) {
      JsonNode ids = root.path(key);
      boolean isList = ids.isArray() && ids.valueStream().allMatch(JsonNode::isString);
      problemIf(root.has(key) && !isList, "'%s' is not a list of ids: %s", key, ids);
    }
    problemIf(
        root.has("equations") && !root.get("equations").isArray(),
        "'equations' is not a list: %s",
        root.path("equations"));
    root.path("equations").forEach(this::requireEquation);
    requireMembers("levels", JsonNode::isObject, "an object with lower, upper, sliding");
    requireMembers(
        "bounds", node -> node.isArray() && node.size() == 2, "a list of a lower and an upper end");
    requireMembers("contributions", node -> node.isArray() || node.isObject(), CONTRIBUTIONS);
  }

  private void requireMembers(String key, Predicate<JsonNode> isValid, String valid) {
    JsonNode byCell = root.path(key);
    problemIf(root.has(key) && !byCell.isObject(), "'%s' is not an object by cell id", key);
    for (Map.Entry<String, JsonNode> entry : byCell.properties()) {
      problemIf(
          !isValid.test(entry.getValue()),
          "'%s' of cell '%s' is %s; valid is %s",
          key,
          entry.getKey(),
          entry.getValue(),
          valid);
    }
  }

  private void requireEquation(JsonNode node) {
    boolean isValid =
        node.isObject()
            && EQUATION_KEYS.containsAll(node.propertyNames())
            && node.path("total").isString()
            && node.path("parts").isArray()
            && node.path("parts").valueStream().allMatch(JsonNode::isString);
    problemIf(!isValid, "an equation is %s; valid is a total and a list of parts, by id", node);
  }

  private interface Step {
    void run();
  }

  /// Notes a problem with a cell instead of stopping at it.
  private void attempt(String id, Step step) {
    try {
      step.run();
    } catch (IllegalArgumentException | ArithmeticException e) {
      problems.add("cell '" + id + "': " + e.getMessage());
    }
  }

  private SetCell cell(String id, JsonNode node) {
    JsonNode fields = node;
    if (node.isObject()) {
      for (String key : node.propertyNames()) {
        problemIf(
            !CELL_KEYS.contains(key),
            "cell '%s' has the unknown key '%s'; valid keys are %s",
            id,
            key,
            sorted(CELL_KEYS));
      }
    } else {
      fields = JSON.createObjectNode().set("value", node);
    }
    BigDecimal value = decimal(fields.path("value"), "value");
    SetCell.Bounds bounds = bounds(id, fields, value);
    Optional<SetCell.Levels> levels = levels(id, fields, room(bounds, value));
    if (standing(id) != SetCell.Standing.PRIMARY && levels.isPresent() && levels.get().isAny()) {
      throw new IllegalArgumentException("has protection levels and is not in 'primary'");
    }
    return new SetCell(
        id,
        value,
        standing(id),
        bounds,
        levels,
        weight(fields),
        contributions(
            id,
            fields.has("contributions") ? fields.get("contributions") : member("contributions", id),
            value));
  }

  private static Optional<BigDecimal> weight(JsonNode fields) {
    Optional<BigDecimal> weight = optional(fields, "weight");
    if (weight.isPresent() && weight.get().signum() < 0) {
      throw new IllegalArgumentException("weight " + weight.get() + " is negative");
    }
    return weight;
  }

  private SetCell.Standing standing(String id) {
    Set<SetCell.Standing> named = new HashSet<>();
    Map.of(
            "primary", SetCell.Standing.PRIMARY,
            "secondary", SetCell.Standing.SECONDARY,
            "known", SetCell.Standing.KNOWN)
        .forEach(
            (key, standing) -> {
              if (root.path(key).valueStream().anyMatch(node -> node.asString().equals(id))) {
                named.add(standing);
              }
            });
    if (named.size() > 1) {
      throw new IllegalArgumentException("is in more than one of primary, secondary and known");
    }
    return named.isEmpty() ? SetCell.Standing.OPEN : named.iterator().next();
  }

  private JsonNode member(String key, String id) {
    return root.path(key).path(id);
  }

  private SetCell.Bounds bounds(String id, JsonNode fields, BigDecimal value) {
    JsonNode pair = member("bounds", id);
    Optional<BigDecimal> lower = pair.isArray() ? at(pair, 0) : optional(fields, "lower");
    Optional<BigDecimal> upper = pair.isArray() ? at(pair, 1) : optional(fields, "upper");
    if (lower.isEmpty() && value.signum() < 0) {
      throw new IllegalArgumentException(
          "value " + value + " is negative; valid with a lower bound only");
    }
    if (lower.orElse(BigDecimal.ZERO).compareTo(value) > 0
        || upper.orElse(value).compareTo(value) < 0) {
      throw new IllegalArgumentException("value " + value + " lies outside its bounds");
    }
    return new SetCell.Bounds(lower, upper);
  }

  private static Optional<BigDecimal> at(JsonNode pair, int place) {
    JsonNode end = pair.path(place);
    return end.isNull() || end.isMissingNode()
        ? Optional.empty()
        : Optional.of(decimal(end, "bound"));
  }

  /// How far below its value outsiders think a cell possible.
  private static BigDecimal room(SetCell.Bounds bounds, BigDecimal value) {
    return value.subtract(bounds.lower().orElse(BigDecimal.ZERO));
  }

  private Optional<SetCell.Levels> levels(String id, JsonNode fields, BigDecimal room) {
    JsonNode named = member("levels", id);
    if (named.isObject()) {
      for (String key : named.propertyNames()) {
        problemIf(
            !Set.of("lower", "upper", "sliding").contains(key),
            "levels of cell '%s' have the unknown key '%s'; valid keys are lower, sliding, upper",
            id,
            key);
      }
      return Optional.of(
          levels(
              optional(named, "lower"),
              optional(named, "upper"),
              optional(named, "sliding"),
              room));
    }
    Optional<BigDecimal> lower = optional(fields, "lowerLevel");
    Optional<BigDecimal> upper = optional(fields, "upperLevel");
    Optional<BigDecimal> sliding = optional(fields, "slidingLevel");
    return lower.isPresent() || upper.isPresent() || sliding.isPresent()
        ? Optional.of(levels(lower, upper, sliding, room))
        : Optional.empty();
  }

  /// A lower level that is not given is the same as the upper one, as far as there is room for it.
  private static SetCell.Levels levels(
      Optional<BigDecimal> lower,
      Optional<BigDecimal> upper,
      Optional<BigDecimal> sliding,
      BigDecimal room) {
    BigDecimal above = upper.orElse(BigDecimal.ZERO);
    return new SetCell.Levels(
        lower.orElse(above.min(room)), above, sliding.orElse(BigDecimal.ZERO));
  }

  /// A list of amounts, each of a respondent of its own, or amounts or lists of them by holding.
  private static Optional<Map<String, List<BigDecimal>>> contributions(
      String id, JsonNode node, BigDecimal value) {
    if (node.isMissingNode()) {
      return Optional.empty();
    }
    if (!node.isArray() && !node.isObject()) {
      throw new IllegalArgumentException(
          "contributions are " + node + "; valid is " + CONTRIBUTIONS);
    }
    Map<String, List<BigDecimal>> byHolding = new TreeMap<>();
    if (node.isArray()) {
      node.forEach(
          amount -> byHolding.put(id + "#" + byHolding.size(), List.of(contribution(amount))));
    } else {
      node.properties().forEach(e -> byHolding.put(e.getKey(), amounts(e.getValue())));
    }
    BigDecimal sum =
        byHolding.values().stream().flatMap(List::stream).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.compareTo(value) != 0) {
      throw new IllegalArgumentException(
          "contributions sum to "
              + sum.toPlainString()
              + ", its value is "
              + value.toPlainString());
    }
    return Optional.of(byHolding);
  }

  private static List<BigDecimal> amounts(JsonNode node) {
    if (!node.isArray()) {
      return List.of(contribution(node));
    }
    List<BigDecimal> amounts = new ArrayList<>();
    node.forEach(amount -> amounts.add(contribution(amount)));
    return amounts;
  }

  private static BigDecimal contribution(JsonNode node) {
    BigDecimal amount = decimal(node, "contribution");
    if (amount.signum() < 0) {
      throw new IllegalArgumentException("contribution " + amount + " is negative");
    }
    return amount;
  }

  private TableSet.Sum sum(JsonNode node, Map<String, SetCell> cells) {
    String total = node.path("total").asString("");
    List<String> parts = new ArrayList<>();
    node.path("parts").forEach(part -> parts.add(part.asString("")));
    List<String> named = new ArrayList<>(parts);
    named.add(total);
    List<String> unknown = named.stream().filter(id -> !root.path("cells").has(id)).toList();
    unknown.forEach(
        id -> problemIf(true, "the equation of '%s' is over the unknown cell '%s'", total, id));
    problemIf(parts.isEmpty(), "the equation of '%s' has no parts", total);
    problemIf(
        new HashSet<>(named).size() < named.size(), "the equation of '%s' repeats a cell", total);
    if (unknown.isEmpty() && cells.keySet().containsAll(named)) {
      checkSum(total, parts, cells);
    }
    return new TableSet.Sum(total, parts);
  }

  private void checkSum(String total, List<String> parts, Map<String, SetCell> cells) {
    Map<String, BigDecimal> values = new HashMap<>();
    cells.forEach((id, cell) -> values.put(id, cell.value()));
    BigDecimal sum =
        parts.stream()
            .map(id -> values.getOrDefault(id, BigDecimal.ZERO))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal value = values.getOrDefault(total, BigDecimal.ZERO);
    problemIf(
        sum.compareTo(value) != 0,
        "does not add up: cell '%s' is %s, its parts sum to %s",
        total,
        value.toPlainString(),
        sum.toPlainString());
  }

  private static Optional<BigDecimal> optional(JsonNode fields, String key) {
    return fields.has(key) && !fields.get(key).isNull()
        ? Optional.of(decimal(fields.get(key), key))
        : Optional.empty();
  }

  private static BigDecimal decimal(JsonNode node, String what) {
    if (!node.isNumber()) {
      throw new IllegalArgumentException(
          what + " is not a number: " + (node.isMissingNode() ? "missing" : node.toString()));
    }
    BigDecimal number = node.decimalValue();
    if (Math.max(Math.abs((long) number.scale()), number.precision()) > MOST_DIGITS) {
      throw new IllegalArgumentException(
          what + " " + number + " is out of range; valid are up to " + MOST_DIGITS + " digits");
    }
    return number;
  }

  private static String sorted(Set<String> keys) {
    return String.join(", ", keys.stream().sorted().toList());
  }

  @SuppressWarnings("AnnotateFormatMethod") // The annotation would be one more dependency.
  private void problemIf(boolean wrong, String format, Object... values) {
    if (wrong) {
      problems.add(format.formatted(values));
    }
  }
}
