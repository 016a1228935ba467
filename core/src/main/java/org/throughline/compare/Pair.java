package org.throughline.compare;

/// The same count in both lakes.
public record Pair(long older, long newer) {

  /// What the newer lake has more; negative for less.
  public long change() {
    return newer - older;
  }
}
