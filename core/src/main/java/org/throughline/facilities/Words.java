package org.throughline.facilities;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.throughline.catalog.Catalog;

/// How facilities are spelled: `facilities/words.yaml`.
///
/// @param abbreviations what short forms stand for
/// @param generic words that say what a facility is, and never which
record Words(Map<String, String> abbreviations, Set<String> generic) {

  Words {
    abbreviations = Map.copyOf(abbreviations);
    generic = Set.copyOf(generic);
  }

  static Words load() {
    return Catalog.record("/facilities/words.yaml", Words.class);
  }

  /// The words of a name: capital letters and digits, short forms written out.
  List<String> of(String name) {
    String letters = name.toUpperCase(Locale.ROOT).replace("'", "").replaceAll("[^A-Z0-9]+", " ");
    return List.of(letters.strip().split(" ")).stream()
        .filter(word -> !word.isEmpty())
        .map(word -> abbreviations.getOrDefault(word, word))
        .toList();
  }
}
