package org.throughline.disclosure.history;

import java.util.HashMap;
import java.util.Map;
import org.throughline.table.Category;

/// Which label the id of a category stands for. Numbers are followed by their ids; an id that passed to
/// another label would let a number be taken for another one.
final class Labels {

  private final Map<Key, String> labels = new HashMap<>();
  private final Map<Key, String> ids = new HashMap<>();

  private record Key(String dimension, String name) {}

  /// Notes a label.
  ///
  /// @throws IllegalArgumentException if its id stood for another one, or it had another id
  void require(Fact fact) {
    if (fact instanceof Fact.Label(String dimension, String id, String label)) {
      String before = labels.putIfAbsent(new Key(dimension, id), label);
      if (before != null && !before.equals(label)) {
        throw new IllegalArgumentException(
            "%s=%s stood for '%s' and would now stand for '%s'"
                .formatted(dimension, id, before, label));
      }
      if (Category.isRecoded(id)) {
        // Two sets of categories may both be "Other (5)"; their ids tell them apart.
        return;
      }
      String other = ids.putIfAbsent(new Key(dimension, label), id);
      if (other != null && !other.equals(id)) {
        throw new IllegalArgumentException(
            "'%s' was published as %s=%s and would now be %s=%s"
                .formatted(label, dimension, other, dimension, id));
      }
    }
  }
}
