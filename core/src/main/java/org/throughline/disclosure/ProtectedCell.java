package org.throughline.disclosure;

import java.util.List;

/// A cell as the public may see it. A suppressed cell carries no number at all, so nothing
/// downstream can leak it; primary and complementary suppression are not told apart.
public sealed interface ProtectedCell {

  /// The id of the number, the same as in the exact table.
  String id();

  /// One category id per dimension, as in [org.throughline.table.Cell#position()].
  List<String> position();

  /// Whether it shows that there is something.
  default boolean isMoreThanNothing() {
    return this instanceof Published shown && shown.count() > 0;
  }

  /// A count that may be published.
  record Published(String id, List<String> position, long count) implements ProtectedCell {
    public Published {
      position = List.copyOf(position);
    }
  }

  /// A count that is withheld.
  record Suppressed(String id, List<String> position) implements ProtectedCell {
    public Suppressed {
      position = List.copyOf(position);
    }
  }
}
