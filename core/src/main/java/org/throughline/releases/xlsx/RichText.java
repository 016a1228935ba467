package org.throughline.releases.xlsx;

import java.io.IOException;

/// The text of an `<si>` or `<is>`: its runs together, without the phonetic ones. White space is kept
/// with and without `xml:space`, as other readers do; typing strips it.
final class RichText {

  private RichText() {}

  /// Reads from behind the opening tag to behind the closing one.
  static String read(XmlBytes xml) throws IOException {
    if (xml.selfClosing) {
      return "";
    }
    String text = "";
    int depth = 1;
    while (depth > 0) {
      if (!xml.next()) {
        throw new IOException("its XML ends inside a text");
      }
      if (xml.closing) {
        depth--;
      } else if (isPhonetic(xml)) {
        xml.skipElement();
      } else if (isText(xml)) {
        text = joined(text, run(xml));
      } else if (!xml.selfClosing) {
        depth++;
      }
    }
    return text;
  }

  private static String joined(String text, String run) {
    return text.isEmpty() ? run : text + run;
  }

  private static String run(XmlBytes xml) throws IOException {
    if (xml.selfClosing) {
      return "";
    }
    xml.text();
    String text = Texts.decode(xml.textBytes(), xml.textStart, xml.textEnd);
    while (!xml.closing) {
      xml.skipElement();
      xml.text();
    }
    return Texts.unescape(text);
  }

  private static boolean isText(XmlBytes xml) {
    return xml.nameEnd - xml.nameStart == 1 && xml.bytes[xml.nameStart] == 't';
  }

  private static boolean isPhonetic(XmlBytes xml) {
    return xml.nameEnd - xml.nameStart == 3
        && xml.bytes[xml.nameStart] == 'r'
        && xml.bytes[xml.nameStart + 1] == 'P'
        && xml.bytes[xml.nameStart + 2] == 'h';
  }
}
