package org.throughline.disclosure.history;

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
    FactText.write(entry.fact(), node);
    return JSON.writeValueAsString(node);
  }

  static Entry read(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      return new Entry(node.required("publication").asString(), FactText.read(node));
    } catch (JacksonException e) {
      throw new IllegalArgumentException("Not a ledger entry: " + line, e);
    }
  }
}
