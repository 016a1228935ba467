package org.throughline.measures;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Names that a mistyped one may stand for.
public final class Nearest {

  private static final int MOST = 5;

  private Nearest() {}

  /// A message that names what was given and what is nearest to it.
  static IllegalArgumentException unknown(String what, String given, Collection<String> valid) {
    List<String> nearest = to(given, valid);
    return new IllegalArgumentException(
        "There is no %s '%s'. %s: %s"
            .formatted(
                what,
                given,
                nearest.size() < valid.size() ? "Nearest" : "Valid",
                String.join(", ", nearest)));
  }

  /// The names that are most like one that was given.
  public static List<String> to(String given, Collection<String> valid) {
    String wanted = given.toLowerCase(Locale.ROOT);
    return valid.stream()
        .sorted(
            Comparator.comparingInt((String one) -> distance(wanted, one.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()))
        .limit(MOST)
        .toList();
  }

  /// So many characters of a word make up for one that is wrong.
  private static final int SURE = 3;

  /// Characters to put in, take out or replace; none where one holds the other, few where a word of it is like the one
  /// given.
  private static int distance(String one, String other) {
    if ((one.length() > 2 && other.contains(one)) || (other.length() > 2 && one.contains(other))) {
      return 0;
    }
    int least = edits(one, other);
    for (String word : other.split("[^\\p{L}\\p{N}]+", -1)) {
      int edits = edits(one, word);
      if (edits * SURE <= word.length()) {
        least = Math.min(least, edits + 1);
      }
    }
    return least;
  }

  private static int edits(String one, String other) {
    int[] last = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int corner = last[0];
      last[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int same = corner + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        corner = last[j];
        last[j] = Math.min(same, 1 + Math.min(last[j], last[j - 1]));
      }
    }
    return last[other.length()];
  }
}
