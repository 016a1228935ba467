package org.throughline.synth;

import java.nio.charset.Charset;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// How rows become lines of text.
///
/// @param quoted whether texts stand in quotation marks even where they need none
/// @param padded whether lines above the header have as many separators as the header
/// @param packed whether the file is gzipped
/// @param lineEnd what ends a line: LF, CR LF, or a bare CR
record TextDialect(
    String separator,
    boolean quoted,
    boolean padded,
    boolean packed,
    String lineEnd,
    Charset charset) {

  static Optional<TextDialect> read(JsonNode layout) {
    if (!layout.has("text")) {
      return Optional.empty();
    }
    JsonNode text = layout.get("text");
    return Optional.of(
        new TextDialect(
            text.get("separator").asString(),
            text.path("quoted").asBoolean(false),
            text.path("padded").asBoolean(false),
            layout.get("ending").asString().endsWith(".gz"),
            text.path("line-end").asString("\n"),
            Charset.forName(text.path("charset").asString("UTF-8"))));
  }
}
