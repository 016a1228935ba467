package org.throughline.serve;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a client would take and how gladly, as `Accept` and `Accept-Encoding` say it (RFC 9110, section 12.4.2).
///
/// @param named by name in small letters, from 0 (not at all) to 1
record Weights(Map<String, Double> named) {

  private static final Pattern WEIGHT = Pattern.compile("q=(0([.]\\d{0,3})?|1([.]0{0,3})?)");

  Weights {
    named = Map.copyOf(named);
  }

  /// What all lines of a header say together. A part whose weight is none is passed over.
  static Weights of(@Nullable List<String> lines) {
    Map<String, Double> named = new LinkedHashMap<>();
    if (lines != null) {
      for (String part : String.join(",", lines).split(",", -1)) {
        String[] words = part.toLowerCase(Locale.ROOT).split(";", -1);
        OptionalDouble weight = weight(words);
        if (!words[0].isBlank() && weight.isPresent()) {
          named.put(words[0].strip(), weight.getAsDouble());
        }
      }
    }
    return new Weights(named);
  }

  private static OptionalDouble weight(String[] words) {
    for (int i = 1; i < words.length; i++) {
      String word = words[i].strip();
      if (word.startsWith("q=")) {
        Matcher weight = WEIGHT.matcher(word);
        return weight.matches()
            ? OptionalDouble.of(Double.parseDouble(weight.group(1)))
            : OptionalDouble.empty();
      }
    }
    return OptionalDouble.of(1);
  }

  /// The weight of the first of some names, the closest first, that is said; empty if none is.
  OptionalDouble of(String... names) {
    for (String name : names) {
      Double weight = named.get(name);
      if (weight != null) {
        return OptionalDouble.of(weight);
      }
    }
    return OptionalDouble.empty();
  }
}
