package org.throughline.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.throughline.table.Category;
import org.throughline.table.Dimension;

/// Names of categories for readers: as released, but a code has words beside it, and no name is one that R or a
/// spreadsheet takes for something else. Ids stay as they are.
final class Labels {

  /// A number in front of words, as in `3 Other Immigration Violator`.
  private static final Pattern NUMBERED = Pattern.compile("(\\d) (\\p{L}.*)");

  /// Between the labels of two categories that were put together.
  static final String OR = " or ";

  /// Categories that were put together and are too many to be named.
  private static final Pattern OTHERS = Pattern.compile("(Other(?: .+)?) \\((\\d+)\\)");

  /// Months that were put together.
  private static final Pattern SPAN = Pattern.compile("(\\d{4}-\\d{2}) to (\\d{4}-\\d{2})");

  /// What rings, clears a terminal, or turns the letters around it: seen nowhere, and read by programs.
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069&&[^\\t\\n\\r]]");

  private static final Map<String, String> THREAT_LEVELS =
      Map.of("1", "threat-level.1", "2", "threat-level.2", "3", "threat-level.3");

  private Labels() {}

  /// The name of a category that is no month.
  static String of(Dimension dimension, Category category, Texts texts) {
    if (!Category.isRecoded(category.id())) {
      return of(dimension, category.label(), texts);
    }
    Matcher others = OTHERS.matcher(category.label());
    if (others.matches()) {
      return texts.of("label.counted", others(others.group(1), texts), others.group(2));
    }
    Matcher span = SPAN.matcher(category.label());
    return span.matches()
        ? texts.of("label.span", span.group(1), span.group(2))
        : parts(category.label(), texts).stream()
            .map(one -> of(dimension, one, texts))
            .collect(Collectors.joining(texts.of("label.or")));
  }

  /// `Other`, or `Other Western Africa` for those of a region, in the language of the texts.
  static String others(String label, Texts texts) {
    String region = label.replaceFirst("^Other ?", "");
    return region.isEmpty()
        ? texts.of("label.others")
        : texts.of("label.others-of", texts.orReleased("region." + key(region), region));
  }

  /// The labels that were put together, of which one may have an "or" of its own.
  private static List<String> parts(String label, Texts texts) {
    List<String> pieces = List.of(label.split(OR, -1));
    List<String> parts = new ArrayList<>();
    for (int from = 0; from < pieces.size(); ) {
      int to = pieces.size();
      while (to > from + 1 && !texts.has(category(String.join(OR, pieces.subList(from, to))))) {
        to--;
      }
      parts.add(String.join(OR, pieces.subList(from, to)));
      from = to;
    }
    return parts;
  }

  private static String category(String label) {
    return "category." + key(label);
  }

  private static String key(String label) {
    return label.replace(' ', '-');
  }

  /// A text in which every character is seen.
  static String seen(String text) {
    return UNSEEN.matcher(text).replaceAll("\uFFFD");
  }

  private static String of(Dimension dimension, String released, Texts texts) {
    String label = seen(released);
    if (label.strip().equalsIgnoreCase("NA")) {
      return texts.of("label.na", label);
    }
    if (dimension.id().equals("threat_level") && THREAT_LEVELS.containsKey(label)) {
      return texts.of(THREAT_LEVELS.getOrDefault(label, ""), label);
    }
    Matcher numbered = NUMBERED.matcher(label);
    return dimension.id().equals("criminality") && numbered.matches()
        ? texts.of(
            "label.code",
            texts.orReleased(category(numbered.group(2)), numbered.group(2)),
            numbered.group(1))
        : texts.orReleased(category(label), label);
  }

  /// The name for a file: `October of 2015`, which no spreadsheet takes for a date.
  static String inFile(Dimension dimension, Category category) {
    return MonthNames.isMonth(category)
        ? MonthNames.inFile(category)
        : of(dimension, category, Texts.ENGLISH);
  }
}
