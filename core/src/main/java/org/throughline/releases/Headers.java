package org.throughline.releases;

import java.util.Locale;

/// How header texts are compared: without case, white space folded, hyphens and underscores as white space, invisible
/// characters and marks of footnotes dropped.
final class Headers {

  private Headers() {}

  static String normal(String header) {
    return header
        .replace('\u00A0', ' ')
        .replace("\uFEFF", "")
        .strip()
        .replaceAll("[\\s_-]+", " ")
        .replaceAll("[ *†‡]+$", "")
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
