package org.throughline.synth;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The texts of a workbook, each once, numbered in order of first use.
final class SharedStrings {

  private static final int ROOM = 1 << 16;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> texts = new ArrayList<>();
  private long uses;

  int index(String text) {
    uses++;
    Integer known = numbers.putIfAbsent(text, texts.size());
    if (known == null) {
      texts.add(text);
      return texts.size() - 1;
    }
    return known;
  }

  void write(OutputStream out) throws IOException {
    StringBuilder xml = new StringBuilder(ROOM + 1024);
    xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<sst xmlns=")
        .append("\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" count=\"")
        .append(uses)
        .append("\" uniqueCount=\"")
        .append(texts.size())
        .append("\">");
    for (String text : texts) {
      xml.append("<si><t xml:space=\"preserve\">").append(escape(text)).append("</t></si>");
      if (xml.length() > ROOM) {
        out.write(xml.toString().getBytes(StandardCharsets.UTF_8));
        xml.setLength(0);
      }
    }
    xml.append("</sst>");
    out.write(xml.toString().getBytes(StandardCharsets.UTF_8));
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
