package org.throughline.publish;

import java.util.Arrays;
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
  private static final Pattern OTHERS = Pattern.compile("Other \\((\\d+)\\)");

  private static final Map<String, String> THREAT_LEVELS =
      Map.of("1", "threat-level.1", "2", "threat-level.2", "3", "threat-level.3");

  private Labels() {}

  /// The name of a category that is no month.
  static String of(Dimension dimension, Category category, Texts texts) {
    Matcher others = OTHERS.matcher(category.label());
    if (Category.isRecoded(category.id()) && others.matches()) {
      return texts.of("label.others", others.group(1));
    }
    return Category.isRecoded(category.id())
        ? Arrays.stream(category.label().split(OR, -1))
            .map(one -> of(dimension, one, texts))
            .collect(Collectors.joining(OR))
        : of(dimension, category.label(), texts);
  }

  private static String of(Dimension dimension, String label, Texts texts) {
    if (label.strip().equalsIgnoreCase("NA")) {
      return texts.of("label.na", label);
    }
    if (dimension.id().equals("threat_level") && THREAT_LEVELS.containsKey(label)) {
      return texts.of(THREAT_LEVELS.getOrDefault(label, ""), label);
    }
    Matcher numbered = NUMBERED.matcher(label);
    return dimension.id().equals("criminality") && numbered.matches()
        ? texts.of("label.code", numbered.group(2), numbered.group(1))
        : texts.orReleased("category." + label.replace(' ', '-'), label);
  }

  /// The name for a file: `October of 2015`, which no spreadsheet takes for a date.
  static String inFile(Dimension dimension, Category category) {
    return MonthNames.isMonth(category)
        ? MonthNames.inFile(category)
        : of(dimension, category, Texts.ENGLISH);
  }
}
