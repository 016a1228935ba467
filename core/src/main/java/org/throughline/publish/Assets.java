package org.throughline.publish;

import java.io.IOException;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The style sheet, the scripts, and the third-party files that `vendor.json` lists.
final class Assets {

  private static final List<String> OWN =
      List.of("site.css", "charts.js", "site.js", "preview.png");

  private Assets() {}

  static void write(OutputFolder folder) throws IOException {
    for (String name : OWN) {
      folder.write("assets/" + name, Resources.bytes("assets/" + name));
    }
    for (String name : vendored()) {
      folder.write("assets/vendor/" + name, Resources.bytes("vendor/" + name));
    }
  }

  /// The manifest itself comes along, so that the folder says whose files it holds.
  private static List<String> vendored() {
    List<String> names = new java.util.ArrayList<>(List.of("vendor.json"));
    for (JsonNode part : Json.read(Resources.text("vendor/vendor.json")).get("parts")) {
      part.get("files").forEach(file -> names.add(file.get("name").asString()));
    }
    return names;
  }
}
