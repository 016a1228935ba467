package org.throughline.facilities;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.throughline.catalog.Catalog;

/// Facilities that somebody looked up, because no rule finds them: `facilities/overrides.yaml`.
///
/// @param overrides each with its reason
record Overrides(List<LookedUp> overrides) {

  /// One facility.
  ///
  /// @param name as ICE lists it
  /// @param state two capital letters
  /// @param code ICE's code
  /// @param reason why it is this facility, with the source
  record LookedUp(String name, String state, String code, String reason) {

    LookedUp {
      if (reason.isBlank()) {
        throw new IllegalArgumentException("No reason why " + name + " is " + code);
      }
    }
  }

  Overrides {
    overrides = List.copyOf(overrides);
    Map<String, LookedUp> seen = new HashMap<>();
    for (LookedUp one : overrides) {
      if (seen.put(key(one.name(), one.state()), one) != null) {
        throw new IllegalArgumentException("Two overrides for " + one.name() + ", " + one.state());
      }
    }
  }

  static Overrides load() {
    return Catalog.record("/facilities/overrides.yaml", Overrides.class);
  }

  Optional<String> code(Listing listing) {
    String wanted = key(listing.name(), listing.place().state());
    return overrides.stream()
        .filter(one -> key(one.name(), one.state()).equals(wanted))
        .map(LookedUp::code)
        .findFirst();
  }

  private static String key(String name, String state) {
    return name.toUpperCase(Locale.ROOT) + "|" + state;
  }
}
