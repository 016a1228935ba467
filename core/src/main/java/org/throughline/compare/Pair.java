package org.throughline.compare;

/// The same count in both lakes.
public record Pair(long older, long newer) {

  static final Pair NONE = new Pair(0, 0);

  static Pair ofRows(Rows older, Rows newer) {
    return new Pair(older.rows(), newer.rows());
  }

  static Pair ofPeople(Rows older, Rows newer) {
    return new Pair(older.people(), newer.people());
  }

  /// What the newer lake has more; negative for less.
  public long change() {
    return newer - older;
  }
}
