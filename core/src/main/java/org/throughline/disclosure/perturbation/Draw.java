package org.throughline.disclosure.perturbation;

import java.security.SecureRandom;

/// A source of whole random numbers.
@FunctionalInterface
public interface Draw {

  /// A number from 0 to `bound - 1`, all equally likely.
  int below(int bound);

  /// Draws from the platform's secure generator, the only one fit for noise that protects people.
  static Draw secure() {
    SecureRandom random = new SecureRandom();
    return random::nextInt;
  }
}
