package org.throughline.facilities;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.throughline.catalog.Catalog;

/// The eight groups of facility types that are in use for statistics: `facilities/type-groups.yaml`.
///
/// @param groups ICE's detailed types of each group, in capital letters
record TypeGroups(Map<String, Set<String>> groups) {

  /// The group of every type that no other group lists.
  static final String OTHER = "Other/Unknown";

  TypeGroups {
    groups = Map.copyOf(groups);
    if (!groups.containsKey(OTHER)) {
      throw new IllegalArgumentException("No group " + OTHER + " among " + groups.keySet());
    }
  }

  static TypeGroups load() {
    return Catalog.record("/facilities/type-groups.yaml", TypeGroups.class);
  }

  String of(String type) {
    String upper = type.toUpperCase(Locale.ROOT);
    return groups.entrySet().stream()
        .filter(group -> group.getValue().contains(upper))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(OTHER);
  }
}
