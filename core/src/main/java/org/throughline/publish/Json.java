package org.throughline.publish;

import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON text that is the same on every machine: two spaces, line feeds, a line feed at the end.
final class Json {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

  private Json() {}

  static String text(JsonNode node) {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER);
    return MAPPER.writer().with(printer).writeValueAsString(node) + "\n";
  }

  /// JSON text in one line that can stand inside a script or a page: no `<`, no line separator.
  static String line(JsonNode node) {
    return MAPPER
        .writeValueAsString(node)
        .replace("<", "\\u003c")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  static JsonNode read(String text) {
    return MAPPER.readTree(text);
  }
}
