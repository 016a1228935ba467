package org.throughline.disclosure.perturbation;

/// A source of whole random numbers.
@FunctionalInterface
public interface Draw {

  /// A number from 0 to `bound - 1`, all equally likely.
  int below(int bound);
}
