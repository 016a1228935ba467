package org.throughline.table;

/// A release in the name of a number.
///
/// @param text `2019-icfo-53623`
public record ReleaseId(String text) implements Comparable<ReleaseId> {

  static final String COMBINED_TEXT = "combined";

  /// All releases of a build together, each window from the release that owns it.
  public static final ReleaseId COMBINED = new ReleaseId(COMBINED_TEXT);

  public ReleaseId {
    Series.requireToken("release", text);
  }

  /// The id of a release by what it is called; no two releases have the same.
  public static ReleaseId of(String name) {
    return new ReleaseId(Spelling.CODE.id(name));
  }

  @Override
  public int compareTo(ReleaseId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
