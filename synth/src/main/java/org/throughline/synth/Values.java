package org.throughline.synth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The value sets of `synth/values.yaml`: texts with shares, and texts with their codes.
final class Values {

  private final Map<String, Shares<String>> shares = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> codes = new LinkedHashMap<>();

  private Values(JsonNode sets) {
    sets.properties()
        .forEach(
            set -> {
              if (set.getValue().iterator().next().isNumber()) {
                shares.put(set.getKey(), sharesOf(set.getValue()));
              } else {
                codes.put(set.getKey(), codesOf(set.getValue()));
              }
            });
  }

  static Values read() {
    return new Values(Resources.yaml("/synth/values.yaml"));
  }

  String pick(String set, Dice dice) {
    return of(set).pick(dice);
  }

  /// The code that belongs to a text of another set.
  String code(String set, String text) {
    String code = codes.getOrDefault(set, Map.of()).get(text);
    if (code == null) {
      throw new IllegalArgumentException("Value set '" + set + "' has no code for '" + text + "'");
    }
    return code;
  }

  private Shares<String> of(String set) {
    Shares<String> found = shares.get(set);
    if (found == null) {
      throw new IllegalArgumentException(
          "No value set '" + set + "'; valid are " + shares.keySet());
    }
    return found;
  }

  private static Shares<String> sharesOf(JsonNode set) {
    List<String> texts = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    set.properties()
        .forEach(
            entry -> {
              texts.add(entry.getKey());
              weights.add(entry.getValue().asDouble());
            });
    return new Shares<>(texts, weights.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static Map<String, String> codesOf(JsonNode set) {
    Map<String, String> map = new LinkedHashMap<>();
    set.properties().forEach(entry -> map.put(entry.getKey(), entry.getValue().asString()));
    return map;
  }
}
