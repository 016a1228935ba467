package org.throughline.disclosure.secondary;

import java.util.Set;
import java.util.TreeSet;

/// What a protector came up with.
///
/// @param hidden cells to withhold, primary and complementary alike
/// @param unprotected cells to protect that stay disclosed even if everything that may be hidden is
public record Pattern(Set<Integer> hidden, Set<Integer> unprotected) {

  public Pattern {
    hidden = new TreeSet<>(hidden);
    unprotected = new TreeSet<>(unprotected);
  }
}
