package org.throughline.facilities;

import java.util.List;
import java.util.Set;

/// A name of a facility in the one spelling in which names are compared.
///
/// @param text its words, with single blanks
/// @param telling the words that say which facility it is
record Spelling(String text, Set<String> telling) {

  /// A part shorter than this stands in many names by chance.
  private static final int SHORTEST_PART = 8;

  Spelling {
    telling = Set.copyOf(telling);
  }

  /// How many telling words two names share.
  int shared(Spelling other) {
    return (int) telling.stream().filter(other.telling::contains).count();
  }

  /// Whether one name stands in the other, and has a telling word.
  boolean containsOrIsIn(Spelling other) {
    Spelling shorter = text.length() <= other.text.length() ? this : other;
    Spelling longer = this.equals(shorter) ? other : this;
    return shorter.text.length() >= SHORTEST_PART
        && !shorter.telling.isEmpty()
        && (" " + longer.text).contains(" " + shorter.text);
  }

  /// How alike two texts are, from 0 to 1: twice the length of their longest common subsequence, as a
  /// share of their lengths together.
  double likeness(Spelling other) {
    int[] last = new int[other.text.length() + 1];
    for (int i = 1; i <= text.length(); i++) {
      int[] row = new int[last.length];
      for (int j = 1; j < row.length; j++) {
        row[j] =
            text.charAt(i - 1) == other.text.charAt(j - 1)
                ? last[j - 1] + 1
                : Math.max(last[j], row[j - 1]);
      }
      last = row;
    }
    return 2.0 * last[last.length - 1] / Math.max(1, text.length() + other.text.length());
  }

  static Spelling of(List<String> words, Set<String> telling) {
    return new Spelling(String.join(" ", words), telling);
  }
}
