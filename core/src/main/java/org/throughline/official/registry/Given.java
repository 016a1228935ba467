package org.throughline.official.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a registry file may leave out.
final class Given {

  private Given() {}

  static <T> List<T> list(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  static Map<String, String> map(@Nullable Map<String, String> map) {
    return map == null ? Map.of() : Map.copyOf(map);
  }

  static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  static boolean truth(@Nullable Boolean truth) {
    return truth != null && truth;
  }

  static Optional<Pattern> pattern(@Nullable String pattern) {
    return pattern == null ? Optional.empty() : Optional.of(compiled(pattern));
  }

  static List<Pattern> patterns(@Nullable List<String> patterns) {
    return list(patterns).stream().map(Given::compiled).toList();
  }

  /// A text that a pattern finds, as somebody would write it: of alternatives the first, and a date as M/D/YYYY.
  static String inWords(Pattern pattern) {
    String words =
        pattern
            .pattern()
            .replaceAll("\\(\\\\d[^()]*\\)", "M/D/YYYY")
            .replace("20\\d\\d", "2024")
            .replace("\\d{4}", "2024")
            .replace("[1-4]", "1")
            .replaceAll("\\\\b|[$^]|\\(\\?i\\)", "")
            .replaceAll("\\\\[()]", "")
            .replaceAll("\\\\(.)", "$1");
    String before;
    do {
      before = words;
      words = words.replaceAll("\\((?:\\?<\\w+>)?([^()|]*)(?:\\|[^()]*)?\\)", "$1");
    } while (!words.equals(before));
    return words.replaceAll("\\|.*|[?*+]", "").replaceAll(" {2,}", " ").strip();
  }

  static Pattern compiled(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
  }
}
