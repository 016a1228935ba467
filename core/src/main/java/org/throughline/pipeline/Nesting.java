package org.throughline.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Which dimensions have groups that lie in groups of others: countries in regions, facilities in states. Whether one really
/// does is looked up in the records; a pair that is missing here is not looked at.
final class Nesting {

  private static final Map<String, List<String>> WITHIN =
      Map.of(
          "citizenship", List.of("citizenship_region"),
          "destination", List.of("destination_region"),
          "program", List.of("agency"),
          "threat_level", List.of("criminality"),
          "facility_type", List.of("facility_type_group"),
          "last_facility", List.of("aor"),
          "facility",
              List.of(
                  "aor",
                  "facility_aor",
                  "facility_state",
                  "facility_type",
                  "facility_type_group",
                  "hold_room"));

  private Nesting() {}

  /// The dimensions that groups of a dimension may lie in.
  static List<String> of(String dimension) {
    return WITHIN.getOrDefault(dimension, List.of());
  }

  /// A dimension, and all that are tied to it by others.
  ///
  /// @param known those that a measure has
  static List<String> around(String dimension, Collection<String> known) {
    List<String> around = new ArrayList<>(List.of(dimension));
    for (int i = 0; i < around.size(); i++) {
      String one = around.get(i);
      for (String other : known.stream().sorted().toList()) {
        if (!around.contains(other) && (of(one).contains(other) || of(other).contains(one))) {
          around.add(other);
        }
      }
    }
    return around;
  }
}
