package org.throughline.synth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// How files are packed.
///
/// @param ending of file names, with the dot
/// @param text how rows become lines; empty for workbooks
/// @param workbook how a workbook is written
record Container(String ending, Optional<TextDialect> text, WorkbookDialect workbook) {

  /// The container described by a node with `ending` and `text` or `workbook`.
  static Container of(JsonNode node) {
    String ending = node.get("ending").asString();
    Optional<TextDialect> text =
        node.has("text")
            ? Optional.of(TextDialect.of(node.get("text"), ending.endsWith(".gz")))
            : Optional.empty();
    return new Container(ending, text, WorkbookDialect.of(node.path("workbook")));
  }

  /// The container with that name in `synth/containers.yaml`.
  static Container named(String name) {
    List<String> valid = new ArrayList<>();
    for (JsonNode node : Resources.yaml("/synth/containers.yaml").get("containers")) {
      if (node.get("name").asString().equals(name)) {
        return of(node);
      }
      valid.add(node.get("name").asString());
    }
    throw new IllegalArgumentException("No container '" + name + "'; valid are " + valid);
  }

  /// Names of all containers.
  static List<String> names() {
    List<String> names = new ArrayList<>();
    Resources.yaml("/synth/containers.yaml")
        .get("containers")
        .forEach(node -> names.add(node.get("name").asString()));
    return names;
  }
}
