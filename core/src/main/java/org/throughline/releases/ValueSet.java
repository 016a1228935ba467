package org.throughline.releases;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The values that a kind of column is known to hold.
///
/// @param what one of them, in words: `a country`
/// @param open whether another value may stand there too
/// @param checked whether cells are judged by it; if not, only labels are, before they are published
/// @param values folded as [#folded(String)] does
/// @param patterns that match a whole text
public record ValueSet(
    String what, boolean open, boolean checked, Set<String> values, List<Pattern> patterns) {

  public ValueSet {
    values = Set.copyOf(values);
    patterns = List.copyOf(patterns);
  }

  static ValueSet of(
      String what, boolean open, boolean checked, List<String> values, List<String> patterns) {
    return new ValueSet(
        what,
        open,
        checked,
        values.stream().map(ValueSet::folded).collect(Collectors.toCollection(HashSet::new)),
        patterns.stream().map(Pattern::compile).toList());
  }

  /// Without case, white space folded, apostrophes straight.
  static String folded(String text) {
    return text.strip().replace('’', '\'').replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
  }

  /// Whether it says nothing of what stands in its columns.
  public boolean isOfAnything() {
    return values.isEmpty() && patterns.isEmpty();
  }

  /// Whether a text is one of the known values.
  public boolean knows(String text) {
    return values.contains(folded(text))
        || patterns.stream().anyMatch(pattern -> pattern.matcher(text).matches());
  }
}
