package org.throughline.releases.xlsx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Texts of cells, from the bytes of XML.
final class Texts {

  private static final int LAST_CODE_POINT = 0x10FFFF;

  private Texts() {}

  /// The text with entities replaced.
  static String decode(byte[] bytes, int from, int to) throws IOException {
    for (int i = from; i < to; i++) {
      if (bytes[i] == '&' || bytes[i] == '\r') {
        return withEntities(new String(bytes, from, to - from, StandardCharsets.UTF_8));
      }
    }
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  private static String withEntities(String raw) throws IOException {
    String text = raw.replace("\r\n", "\n").replace('\r', '\n');
    StringBuilder plain = new StringBuilder(text.length());
    int start = 0;
    for (int amp = text.indexOf('&'); amp >= 0; amp = text.indexOf('&', start)) {
      int end = text.indexOf(';', amp);
      if (end < 0) {
        throw new IOException("its XML has an ampersand that begins nothing");
      }
      plain.append(text, start, amp).append(entity(text.substring(amp + 1, end)));
      start = end + 1;
    }
    return plain.append(text, start, text.length()).toString();
  }

  private static String entity(String name) throws IOException {
    return switch (name) {
      case "lt" -> "<";
      case "gt" -> ">";
      case "amp" -> "&";
      case "quot" -> "\"";
      case "apos" -> "'";
      default -> numbered(name);
    };
  }

  private static String numbered(String name) throws IOException {
    try {
      int point =
          name.startsWith("#x")
              ? Integer.parseInt(name.substring(2), 16)
              : Integer.parseInt(name.substring(1));
      if (name.startsWith("#") && point > 0 && point <= LAST_CODE_POINT) {
        return Character.toString(point);
      }
    } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
      // Said below.
    }
    throw new IOException("its XML has the unknown entity '&" + name + ";'");
  }

  /// Characters that XML cannot hold stand in cells as `_xHHHH_`; `_x005F_` is an underscore.
  static String unescape(String text) {
    int at = text.indexOf("_x");
    if (at < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    int start = 0;
    for (; at >= 0; at = text.indexOf("_x", Math.max(start, at + 1))) {
      if (at + 7 <= text.length() && text.charAt(at + 6) == '_' && isHex(text, at + 2)) {
        plain.append(text, start, at);
        plain.append((char) Integer.parseInt(text.substring(at + 2, at + 6), 16));
        start = at + 7;
      }
    }
    return plain.append(text, start, text.length()).toString();
  }

  private static boolean isHex(String text, int from) {
    for (int i = from; i < from + 4; i++) {
      if (Character.digit(text.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }
}
