package org.throughline.disclosure.exchange;

import java.util.List;
import java.util.Set;

/// A protection problem: cells with levels, equations, and what insiders know.
///
/// @param insiders cells by index that a respondent knows exactly, or several together
public record Problem(JjFile file, List<Set<Integer>> insiders) {

  public Problem {
    insiders = insiders.stream().map(Set::copyOf).toList();
  }
}
