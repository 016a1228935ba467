package org.throughline.measures;

import java.text.Normalizer;
import java.util.Locale;

/// Turns a label into an id: lower-case letters, digits and single hyphens.
public final class Slug {

  private Slug() {}

  /// The id of `label`; `x` when nothing of it can stand in an id.
  public static String of(String label) {
    String plain = Normalizer.normalize(label, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    String slug =
        plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return slug.isEmpty() ? "x" : slug;
  }
}
