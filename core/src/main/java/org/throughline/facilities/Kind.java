package org.throughline.facilities;

import java.util.Locale;
import java.util.Set;

/// What kind of place a facility is, as far as it keeps facilities apart: contracts change, but a hold
/// room does not become a hospital.
///
/// @param type ICE's detailed type, in capital letters; empty when not listed
/// @param holdRoom whether people are held there for hours, before they are placed
record Kind(String type, boolean holdRoom) {

  private static final String HOLD = "HOLD";

  /// Types that a facility of another listed type never is.
  private static final Set<String> APART = Set.of(HOLD, "JUVENILE", "HOSPITAL", "BOP", "ORR");

  /// By its type, and by its code where no type is listed.
  static Kind of(Listing listing) {
    String type = listing.type().toUpperCase(Locale.ROOT);
    return new Kind(type, type.isEmpty() ? listing.code().endsWith(HOLD) : type.equals(HOLD));
  }

  /// Whether one facility could be of both kinds.
  boolean mayBe(Kind other) {
    boolean oneUnknown = type.isEmpty() || other.type.isEmpty();
    return holdsAlike(other) && (oneUnknown || apart().equals(other.apart()));
  }

  /// Whether both are hold rooms, or neither is.
  boolean holdsAlike(Kind other) {
    return holdRoom == other.holdRoom;
  }

  private String apart() {
    return APART.contains(type) ? type : "";
  }
}
