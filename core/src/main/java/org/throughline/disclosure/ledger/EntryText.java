package org.throughline.disclosure.ledger;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// An entry as one line of JSON, keys in a fixed order.
final class EntryText {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private EntryText() {}

  static String write(Entry entry) {
    ObjectNode node = JSON.createObjectNode();
    node.put("publication", entry.publication());
    switch (entry.fact()) {
      case Fact.Shown number -> node.put("number", number.cell()).put("value", number.value());
      case Fact.Hidden hidden -> node.put("hidden", hidden.cell());
      case Fact.Sum sum -> sum.parts().forEach(node.put("sum", sum.total()).putArray("parts")::add);
    }
    return JSON.writeValueAsString(node);
  }

  static Entry read(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      return new Entry(node.required("publication").asString(), fact(node));
    } catch (JacksonException e) {
      throw new IllegalArgumentException("Not a ledger entry: " + line, e);
    }
  }

  private static Fact fact(JsonNode node) {
    if (node.has("number")) {
      return new Fact.Shown(node.get("number").asString(), node.required("value").longValue());
    }
    if (node.has("hidden")) {
      return new Fact.Hidden(node.get("hidden").asString());
    }
    List<String> parts = new ArrayList<>();
    node.required("parts").forEach(part -> parts.add(part.asString()));
    return new Fact.Sum(node.required("sum").asString(), parts);
  }
}
