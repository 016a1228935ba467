package org.throughline.releases;

import java.util.Locale;
import java.util.regex.Pattern;

/// How header texts are compared: without case, white space folded, invisible characters dropped.
final class Headers {

  private static final Pattern SPACES = Pattern.compile("\\s+");

  private Headers() {}

  static String normal(String header) {
    return spaced(header.replace('\u00A0', ' ').replace("\uFEFF", "").strip())
        .toLowerCase(Locale.ROOT);
  }

  /// The text with one space where white space stands. Nearly all texts have no other and are left as they are.
  static String spaced(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || (c == ' ' && i > 0 && text.charAt(i - 1) == ' ')) {
        return SPACES.matcher(text).replaceAll(" ");
      }
    }
    return text;
  }
}
