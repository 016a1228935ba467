package org.throughline.facilities;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.throughline.catalog.Catalog;

/// How facilities are spelled: `facilities/words.yaml`.
///
/// @param abbreviations what short forms stand for
/// @param generic words that say what a facility is, and never which
record SpellingRules(Map<String, String> abbreviations, Set<String> generic) {

  /// A footnote's number stands at the end of a word, such as `CENTER2`.
  private static final Pattern FOOTNOTE = Pattern.compile("^([A-Z]{4,})\\d$");

  SpellingRules {
    abbreviations = Map.copyOf(abbreviations);
    generic = Set.copyOf(generic);
  }

  static SpellingRules load() {
    return Catalog.record("/facilities/words.yaml", SpellingRules.class);
  }

  /// The words of a name: capital letters and digits, short forms written out.
  List<String> of(String name) {
    String letters = name.toUpperCase(Locale.ROOT).replace("'", "").replaceAll("[^A-Z0-9]+", " ");
    return Stream.of(letters.strip().split(" "))
        .filter(word -> !word.isEmpty())
        .map(word -> FOOTNOTE.matcher(word).replaceFirst("$1"))
        .map(word -> abbreviations.getOrDefault(word, word))
        .toList();
  }
}
