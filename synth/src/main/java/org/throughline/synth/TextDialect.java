package org.throughline.synth;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// How rows become lines of text.
///
/// @param quoted whether texts stand in quotation marks even where they need none
/// @param padded whether lines above the header have as many separators as the header
/// @param packed whether the file is gzipped
/// @param lineEnds what ends a line; several are used in turn
/// @param mark whether the file begins with a byte order mark
/// @param nuls whether NULs follow some texts
record TextDialect(
    String separator,
    boolean quoted,
    boolean padded,
    boolean packed,
    List<String> lineEnds,
    Charset charset,
    boolean mark,
    boolean nuls) {

  TextDialect {
    lineEnds = List.copyOf(lineEnds);
  }

  static TextDialect of(JsonNode text, boolean packed) {
    List<String> lineEnds = new ArrayList<>();
    text.path("line-end").forEach(end -> lineEnds.add(end.asString()));
    return new TextDialect(
        text.get("separator").asString(),
        text.path("quoted").asBoolean(false),
        text.path("padded").asBoolean(false),
        packed,
        lineEnds.isEmpty() ? List.of("\n") : lineEnds,
        Charset.forName(text.path("charset").asString("UTF-8")),
        text.path("mark").asBoolean(false),
        text.path("nuls").asBoolean(false));
  }
}
