package org.throughline.disclosure.history;

import java.util.HashSet;
import java.util.Set;

/// Which numbers readers are used to not seeing: those that an earlier publication withheld for
/// another release at the same coordinates. Withholding them again loses less than withholding
/// others, and keeps a series from being filled in by its neighbours.
public final class SuppressionHistory {

  private final Set<String> withheld = new HashSet<>();

  /// @param hidden ids of numbers withheld before; an id begins with its release and a slash
  public SuppressionHistory(Set<String> hidden) {
    hidden.forEach(id -> withheld.add(coordinates(id)));
  }

  private static String coordinates(String id) {
    return id.substring(id.indexOf('/') + 1);
  }

  /// What it costs to withhold a number: half, where it was withheld before.
  public long weight(String id, long count) {
    return withheld.contains(coordinates(id)) ? count / 2 : count;
  }
}
