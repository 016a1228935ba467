package org.throughline.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.throughline.disclosure.primary.CountRules;
import org.throughline.disclosure.primary.Rule;
import org.throughline.disclosure.primary.Zeros;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The text of one policy, as a tree.
final class PolicyText {

  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY).build();

  private static final Set<String> KEYS =
      Set.of(
          "id",
          "reason",
          "method",
          "base",
          "noise",
          "threshold",
          "zeros",
          "group",
          "insiders",
          "recoding",
          "rules");

  private static final String AUTOMATIC = "automatic";
  private static final String NONE = "none";

  private final JsonNode root;

  private PolicyText(JsonNode root) {
    this.root = root;
  }

  /// @param source what to call the text in messages
  /// @throws IllegalArgumentException if it is not a policy
  static Policy parse(String source, byte[] yaml) {
    try {
      JsonNode root = YAML.readTree(yaml);
      require(root.isObject(), "it holds no keys");
      return new PolicyText(root).policy();
    } catch (JacksonException e) {
      throw new IllegalArgumentException(source + " is not a policy: " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(source + " is not a policy: " + e.getMessage(), e);
    }
  }

  /// The keys of a policy but for rules for magnitudes.
  static String of(Policy policy) {
    ObjectNode node = YAML.createObjectNode();
    node.put("id", policy.id()).put("reason", policy.reason());
    node.put("threshold", policy.threshold());
    node.put("zeros", policy.counts().zeros().name().toLowerCase(Locale.ROOT));
    switch (policy.method()) {
      case Method.Suppression _ -> {
        node.put("group", policy.counts().group());
        node.put("insiders", policy.counts().insiders());
        node.put("recoding", policy.recodes() ? AUTOMATIC : NONE);
      }
      case Method.Rounding(int base) -> node.put("method", "rounding").put("base", base);
      case Method.RandomRounding(int base) ->
          node.put("method", "random-rounding").put("base", base);
      case Method.ControlledRounding(int base) ->
          node.put("method", "controlled-rounding").put("base", base);
      case Method.CellKey(String table) -> node.put("method", "cell-key").put("noise", table);
    }
    return YAML.writeValueAsString(node);
  }

  private Policy policy() {
    requireKeys(root, KEYS);
    String id = text(root, "id");
    String reason = text(root, "reason");
    Method method = method();
    CountRules counts =
        new CountRules(
            root.has("base") && !root.has("threshold") ? base() : number(root, "threshold"),
            zeros(method),
            numberOr(root, "group", 0),
            numberOr(root, "insiders", 0));
    require(
        method.isExact() || (counts.group() == 0 && counts.insiders() == 0),
        "group and insiders go with the method suppression only");
    return new Policy(id, reason, method, counts, recodes(method), rules());
  }

  private Method method() {
    String name = root.has("method") ? text(root, "method") : "suppression";
    require(root.has("base") == name.endsWith("rounding"), "base goes with rounding");
    require(root.has("noise") == name.equals("cell-key"), "noise goes with cell-key");
    return switch (name) {
      case "suppression" -> new Method.Suppression();
      case "rounding" -> new Method.Rounding(base());
      case "random-rounding" -> new Method.RandomRounding(base());
      case "controlled-rounding" -> new Method.ControlledRounding(base());
      case "cell-key" -> new Method.CellKey(text(root, "noise"));
      default ->
          throw new IllegalArgumentException(
              "method '"
                  + name
                  + "'; valid are suppression, rounding, random-rounding, controlled-rounding,"
                  + " cell-key");
    };
  }

  private boolean recodes(Method method) {
    String name = root.has("recoding") ? text(root, "recoding") : AUTOMATIC;
    require(
        name.equals(AUTOMATIC) || name.equals(NONE),
        "recoding '" + name + "'; valid are automatic, none");
    require(method.isExact() || !root.has("recoding"), "recoding goes with suppression only");
    return method.isExact() && name.equals(AUTOMATIC);
  }

  private int base() {
    return numberOr(root, "base", 10);
  }

  private Zeros zeros(Method method) {
    if (!method.isExact() && !root.has("zeros")) {
      return Zeros.SHOWN;
    }
    String name = text(root, "zeros");
    for (Zeros zeros : Zeros.values()) {
      if (zeros.name().toLowerCase(Locale.ROOT).equals(name)) {
        return zeros;
      }
    }
    throw new IllegalArgumentException(
        "zeros '" + name + "'; valid are shown, complementary, withheld");
  }

  private List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    require(!root.has("rules") || root.get("rules").isArray(), "rules is not a list");
    root.path("rules").forEach(node -> rules.add(rule(node)));
    return rules;
  }

  private static Rule rule(JsonNode node) {
    String name = text(node, "rule");
    return switch (name) {
      case "minimum-frequency" -> {
        requireKeys(node, Set.of("rule", "contributors"));
        yield new Rule.MinimumFrequency(number(node, "contributors"));
      }
      case "dominance" -> {
        requireKeys(node, Set.of("rule", "largest", "percent"));
        yield new Rule.Dominance(number(node, "largest"), number(node, "percent"));
      }
      case "p-percent" -> {
        requireKeys(node, Set.of("rule", "percent", "coalition"));
        yield new Rule.PercentRule(number(node, "percent"), numberOr(node, "coalition", 1));
      }
      case "prior-posterior" -> {
        requireKeys(node, Set.of("rule", "percent", "prior"));
        yield new Rule.PriorPosterior(number(node, "percent"), number(node, "prior"));
      }
      default ->
          throw new IllegalArgumentException(
              "rule '"
                  + name
                  + "'; valid are minimum-frequency, dominance, p-percent, prior-posterior");
    };
  }

  private static void requireKeys(JsonNode node, Set<String> keys) {
    for (String key : node.propertyNames()) {
      require(
          keys.contains(key),
          "unknown key '%s'; valid keys are %s"
              .formatted(key, String.join(", ", keys.stream().sorted().toList())));
    }
  }

  private static String text(JsonNode node, String key) {
    require(node.has(key), "key '" + key + "' is missing");
    require(node.get(key).isString(), "key '" + key + "' is not a text: " + node.get(key));
    return node.get(key).asString();
  }

  private static int numberOr(JsonNode node, String key, int otherwise) {
    return node.has(key) ? number(node, key) : otherwise;
  }

  private static int number(JsonNode node, String key) {
    require(node.has(key), "key '" + key + "' is missing");
    require(node.get(key).isInt(), "key '" + key + "' is not a whole number: " + node.get(key));
    return node.get(key).asInt();
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(problem);
    }
  }
}
