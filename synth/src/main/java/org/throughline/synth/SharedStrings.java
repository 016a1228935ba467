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
  private final boolean rich;
  private long uses;

  /// When `rich`, every third text is written as two runs.
  SharedStrings(boolean rich) {
    this.rich = rich;
  }

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
    for (int i = 0; i < texts.size(); i++) {
      xml.append("<si>").append(rich && i % 3 == 0 ? runs(texts.get(i)) : run(texts.get(i)));
      xml.append("</si>");
      if (xml.length() > ROOM) {
        out.write(xml.toString().getBytes(StandardCharsets.UTF_8));
        xml.setLength(0);
      }
    }
    xml.append("</sst>");
    out.write(xml.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String runs(String text) {
    int middle = text.length() / 2;
    return "<r>%s</r><r><rPr><b/></rPr>%s</r>"
        .formatted(run(text.substring(0, middle)), run(text.substring(middle)));
  }

  static String run(String text) {
    return "<t xml:space=\"preserve\">" + escape(text) + "</t>";
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
