package org.throughline.disclosure.format;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.throughline.table.Equation;
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

  private static final Set<String> LEVEL_KEYS = Set.of("lower", "upper", "sliding");
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
    requireKeys("", root, KEYS);
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
    List<Equation> sums = new ArrayList<>();
    root.path("equations").forEach(node -> add(node, cells, sums));
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

  /// Notes a problem with a cell instead of stopping at it.
  private void attempt(String id, Runnable step) {
    try {
      step.run();
    } catch (IllegalArgumentException | ArithmeticException e) {
      problems.add("cell '" + id + "': " + e.getMessage());
    }
  }

  private SetCell cell(String id, JsonNode node) {
    JsonNode fields = node;
    if (node.isObject()) {
      requireKeys("cell '" + id + "' has the ", node, CELL_KEYS);
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

  /// A lower level that is not given is the same as the upper one, as far as there is room for it.
  private Optional<SetCell.Levels> levels(String id, JsonNode fields, BigDecimal room) {
    boolean isNamed = member("levels", id).isObject();
    JsonNode levels = isNamed ? member("levels", id) : fields;
    String level = isNamed ? "" : "Level";
    if (isNamed) {
      requireKeys("levels of cell '" + id + "' have the ", levels, LEVEL_KEYS);
    }
    Optional<BigDecimal> lower = optional(levels, "lower" + level);
    Optional<BigDecimal> upper = optional(levels, "upper" + level);
    Optional<BigDecimal> sliding = optional(levels, "sliding" + level);
    if (!isNamed && lower.isEmpty() && upper.isEmpty() && sliding.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal above = upper.orElse(BigDecimal.ZERO);
    return Optional.of(
        new SetCell.Levels(lower.orElse(above.min(room)), above, sliding.orElse(BigDecimal.ZERO)));
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

  private void add(JsonNode node, Map<String, SetCell> cells, List<Equation> sums) {
    String total = node.path("total").asString("");
    List<String> parts = node.path("parts").valueStream().map(JsonNode::asString).toList();
    List<String> named = Stream.concat(parts.stream(), Stream.of(total)).toList();
    boolean isRepeated = new HashSet<>(named).size() < named.size();
    for (String id : named) {
      problemIf(
          !root.path("cells").has(id),
          "the equation of '%s' is over the unknown cell '%s'",
          total,
          id);
    }
    problemIf(parts.isEmpty(), "the equation of '%s' has no parts", total);
    problemIf(isRepeated, "the equation of '%s' repeats a cell", total);
    if (!parts.isEmpty() && !isRepeated && cells.keySet().containsAll(named)) {
      BigDecimal sum =
          parts.stream().map(id -> value(cells, id)).reduce(BigDecimal.ZERO, BigDecimal::add);
      problemIf(
          sum.compareTo(value(cells, total)) != 0,
          "does not add up: cell '%s' is %s, its parts sum to %s",
          total,
          value(cells, total).toPlainString(),
          sum.toPlainString());
      sums.add(new Equation(total, parts));
    }
  }

  private static BigDecimal value(Map<String, SetCell> cells, String id) {
    return requireNonNull(cells.get(id)).value();
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

  /// @param where what the message begins with
  private void requireKeys(String where, JsonNode node, Set<String> keys) {
    for (String key : node.propertyNames()) {
      String valid = String.join(", ", keys.stream().sorted().toList());
      problemIf(!keys.contains(key), "%sunknown key '%s'; valid keys are %s", where, key, valid);
    }
  }

  @SuppressWarnings("AnnotateFormatMethod") // The annotation would be one more dependency.
  private void problemIf(boolean wrong, String format, Object... values) {
    if (wrong) {
      problems.add(format.formatted(values));
    }
  }
}
