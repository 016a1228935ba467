package org.throughline.disclosure.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.throughline.disclosure.system.Demand;

/// Everything proved about one cell so far.
final class Proof {

  private final List<Witness> witnesses = new ArrayList<>();

  Proof(long truth) {
    witnesses.add(new Witness(truth, new int[0]));
  }

  void add(Witness witness) {
    witnesses.add(witness);
  }

  /// The smallest value that somebody who knows these cells cannot exclude.
  long low(Set<Integer> known) {
    return witnesses.stream()
        .filter(witness -> witness.convinces(known))
        .mapToLong(Witness::value)
        .min()
        .orElseThrow();
  }

  /// The largest such value.
  long high(Set<Integer> known) {
    return witnesses.stream()
        .filter(witness -> witness.convinces(known))
        .mapToLong(Witness::value)
        .max()
        .orElseThrow();
  }

  boolean meets(Demand demand, Set<Integer> known) {
    long low = low(known);
    long high = high(known);
    return low <= demand.low() && high >= demand.high() && high - low >= demand.width();
  }
}
