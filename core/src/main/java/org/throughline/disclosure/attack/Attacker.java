package org.throughline.disclosure.attack;

import java.util.List;

/// Who attacks: everybody, or some of the counted who put together what they know.
///
/// @param knows ids of the cells that are theirs alone; empty for an outsider
public record Attacker(List<String> knows) {

  /// Knows what is published and nothing else.
  public static final Attacker OUTSIDER = new Attacker(List.of());

  public Attacker {
    knows = List.copyOf(knows);
  }

  /// In words, for a report.
  public String words() {
    return switch (knows.size()) {
      case 0 -> "an outsider";
      case 1 -> "who is alone in " + knows.getFirst();
      default -> "those who are alone in " + String.join(" and ", knows);
    };
  }
}
