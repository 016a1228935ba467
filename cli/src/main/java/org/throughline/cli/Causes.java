package org.throughline.cli;

import java.util.stream.Stream;

/// A problem and what is behind it.
final class Causes {

  private Causes() {}

  /// The problem first, then its cause, and on.
  static Stream<Throwable> of(Throwable problem) {
    return Stream.iterate(problem, one -> one != null, Throwable::getCause);
  }
}
