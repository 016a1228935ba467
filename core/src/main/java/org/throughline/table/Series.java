package org.throughline.table;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What numbers are of, apart from their coordinates: the beginning of their names.
///
/// @see CellId
public sealed interface Series {

  /// What the name of every comparison begins with; no release is called so.
  String COMPARISON = "diff";

  /// Between parts of a name.
  String SEPARATOR = "/";

  /// A measure over a period of a release: `2019-icfo-53623/removals/fy2016`.
  record Count(ReleaseId release, String measure, String period) implements Series {
    public Count {
      requireToken("measure", measure);
      requireToken("period", period);
    }

    @Override
    public SortedSet<ReleaseId> releases() {
      return new TreeSet<>(List.of(release));
    }

    @Override
    public String toString() {
      return String.join(SEPARATOR, release.text(), measure, period);
    }
  }

  /// Rows of a lake table in older and newer releases:
  /// `diff/2019-icfo-53623/2024-icfo-39357+2026-icli-00005/arrests`.
  ///
  /// @param part months that only one side covers are a part of their own, `other`; else empty
  record Comparison(
      SortedSet<ReleaseId> older, SortedSet<ReleaseId> newer, String table, String part)
      implements Series {

    /// The months that are not in both.
    public static final String OTHER = "other";

    private static final String AND = "+";

    public Comparison {
      older = new TreeSet<>(older);
      newer = new TreeSet<>(newer);
      requireToken("table", table);
      if (older.isEmpty() || newer.isEmpty()) {
        throw new IllegalArgumentException("A comparison needs an older and a newer release");
      }
      if (!part.isEmpty() && !part.equals(OTHER)) {
        throw new IllegalArgumentException(
            "Part '" + part + "' of a comparison; valid are none and '" + OTHER + "'");
      }
    }

    /// The months that are not in both sides.
    public Comparison others() {
      return new Comparison(older, newer, table, OTHER);
    }

    @Override
    public SortedSet<ReleaseId> releases() {
      SortedSet<ReleaseId> both = new TreeSet<>(older);
      both.addAll(newer);
      return both;
    }

    private static String joined(SortedSet<ReleaseId> releases) {
      return releases.stream().map(ReleaseId::text).collect(Collectors.joining(AND));
    }

    private static SortedSet<ReleaseId> releases(String joined) {
      SortedSet<ReleaseId> releases = new TreeSet<>();
      for (String one : joined.split("\\" + AND, -1)) {
        releases.add(new ReleaseId(one));
      }
      return releases;
    }

    @Override
    public String toString() {
      List<String> parts =
          new ArrayList<>(List.of(COMPARISON, joined(older), joined(newer), table));
      if (!part.isEmpty()) {
        parts.add(part);
      }
      return String.join(SEPARATOR, parts);
    }
  }

  /// The releases whose records are counted.
  SortedSet<ReleaseId> releases();

  /// The series that a name's parts before its coordinates say.
  ///
  /// @throws IllegalArgumentException if they say none
  static Series of(List<String> parts) {
    boolean isComparison = !parts.isEmpty() && parts.getFirst().equals(COMPARISON);
    if (isComparison && (parts.size() == 4 || parts.size() == 5)) {
      return new Comparison(
          Comparison.releases(parts.get(1)),
          Comparison.releases(parts.get(2)),
          parts.get(3),
          parts.size() == 5 ? parts.get(4) : "");
    }
    if (parts.size() == 3 && !isComparison) {
      return new Count(new ReleaseId(parts.get(0)), parts.get(1), parts.get(2));
    }
    throw new IllegalArgumentException(
        "'%s' names no series; valid are RELEASE/MEASURE/PERIOD and diff/OLDER/NEWER/TABLE"
            .formatted(String.join(SEPARATOR, parts)));
  }

  /// Whether a text can be one part of a name.
  static void requireToken(String what, String text) {
    if (!isToken(text)) {
      throw new IllegalArgumentException(
          "Invalid %s '%s' in the name of a number; valid are small letters, digits, - and _"
              .formatted(what, text));
    }
  }

  /// By hand: ledgers have millions of names.
  private static boolean isToken(String text) {
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      boolean isValid =
          (letter >= 'a' && letter <= 'z')
              || (letter >= '0' && letter <= '9')
              || letter == '_'
              || letter == '-';
      if (!isValid) {
        return false;
      }
    }
    return !text.isEmpty();
  }
}
