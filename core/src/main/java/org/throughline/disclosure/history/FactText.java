package org.throughline.disclosure.history;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.throughline.disclosure.problem.Derived;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A fact as JSON, in ledgers and in files of what is known from elsewhere.
public final class FactText {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private FactText() {}

  /// The fact in a line of a file without ledger.
  ///
  /// @throws IllegalArgumentException if it is none, saying what is valid
  public static Fact read(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      if (node == null || !node.isObject()) {
        throw notAFact(line);
      }
      return read(node);
    } catch (JacksonException e) {
      throw notAFact(line);
    }
  }

  private static IllegalArgumentException notAFact(String line) {
    return new IllegalArgumentException(
        "Not a fact: '%s'. Valid: an object with number, hidden, sum, quotient, balance or range"
            .formatted(line));
  }

  static void write(Fact fact, ObjectNode node) {
    switch (fact) {
      case Fact.Shown number -> node.put("number", number.cell()).put("value", number.value());
      case Fact.Hidden hidden -> node.put("hidden", hidden.cell());
      case Fact.Behind behind -> node.put("behind", behind.cell());
      case Fact.Printed printed ->
          node.put("printed", printed.cell()).put("value", printed.value());
      case Fact.Threshold threshold -> node.put("threshold", threshold.least());
      case Fact.Day day -> node.put("day", day.day().toString());
      case Fact.Label label ->
          node.put("dimension", label.dimension())
              .put("category", label.category())
              .put("label", label.label());
      case Fact.Sum sum -> {
        node.put("sum", sum.total());
        put(node, "parts", sum.parts());
      }
      case Fact.Figure figure -> write(figure.derived(), node);
    }
  }

  private static void write(Derived derived, ObjectNode node) {
    switch (derived) {
      case Derived.Quotient q -> {
        node.put("quotient", q.id()).put("of", q.numerator()).put("in", q.denominator());
        node.put("factor", q.factor());
        node.put("from", q.from().toPlainString()).put("below", q.below().toPlainString());
      }
      case Derived.Balance b -> {
        node.put("balance", b.id());
        put(node, "plus", b.plus());
        put(node, "minus", b.minus());
        node.put("value", b.value());
      }
      case Derived.Range r ->
          node.put("range", r.id()).put("of", r.cell()).put("low", r.low()).put("high", r.high());
    }
  }

  private static void put(ObjectNode node, String key, List<String> cells) {
    cells.forEach(node.putArray(key)::add);
  }

  static Fact read(JsonNode node) {
    if (node.has("number")) {
      return new Fact.Shown(text(node, "number"), number(node, "value"));
    }
    if (node.has("hidden")) {
      return new Fact.Hidden(text(node, "hidden"));
    }
    if (node.has("behind")) {
      return new Fact.Behind(text(node, "behind"));
    }
    if (node.has("printed")) {
      return new Fact.Printed(text(node, "printed"), number(node, "value"));
    }
    if (node.has("threshold")) {
      return new Fact.Threshold(Math.toIntExact(number(node, "threshold")));
    }
    if (node.has("day")) {
      return new Fact.Day(day(node));
    }
    if (node.has("label")) {
      return new Fact.Label(text(node, "dimension"), text(node, "category"), text(node, "label"));
    }
    if (node.has("sum")) {
      return new Fact.Sum(text(node, "sum"), cells(node, "parts"));
    }
    return new Fact.Figure(derived(node));
  }

  private static Derived derived(JsonNode node) {
    if (node.has("balance")) {
      return new Derived.Balance(
          text(node, "balance"), cells(node, "plus"), cells(node, "minus"), number(node, "value"));
    }
    if (node.has("range")) {
      return new Derived.Range(
          text(node, "range"), text(node, "of"), number(node, "low"), number(node, "high"));
    }
    if (!node.has("quotient")) {
      throw notAFact(node.toString());
    }
    Derived.Fraction fraction = new Derived.Fraction(text(node, "of"), text(node, "in"));
    return node.has("value")
        ? Derived.Quotient.rounded(
            text(node, "quotient"), fraction, number(node, "factor"), decimal(node, "value"))
        : new Derived.Quotient(
            text(node, "quotient"),
            fraction.numerator(),
            fraction.denominator(),
            number(node, "factor"),
            decimal(node, "from"),
            decimal(node, "below"));
  }

  private static String text(JsonNode node, String key) {
    return required(node, key).asString();
  }

  private static long number(JsonNode node, String key) {
    JsonNode value = required(node, key);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new IllegalArgumentException(
          "%s: %s is not a whole number, in %s".formatted(key, value, node));
    }
    return value.longValue();
  }

  private static BigDecimal decimal(JsonNode node, String key) {
    String text = text(node, key);
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s: '%s' is not a decimal number, in %s".formatted(key, text, node), e);
    }
  }

  private static LocalDate day(JsonNode node) {
    String text = text(node, "day");
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "day: '%s' is not a day such as 2026-10-31, in %s".formatted(text, node), e);
    }
  }

  private static List<String> cells(JsonNode node, String key) {
    List<String> cells = new ArrayList<>();
    required(node, key).forEach(cell -> cells.add(cell.asString()));
    return cells;
  }

  private static JsonNode required(JsonNode node, String key) {
    JsonNode value = node.get(key);
    if (value == null) {
      throw new IllegalArgumentException("'%s' is missing in %s".formatted(key, node));
    }
    return value;
  }
}
