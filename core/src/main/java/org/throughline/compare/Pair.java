package org.throughline.compare;

/// The same count in both lakes.
public record Pair(long older, long newer) {

  static final Pair NONE = new Pair(0, 0);

  /// What the newer lake has more; negative for less.
  public long change() {
    return newer - older;
  }
}
