package org.throughline.synth;

/// One invented facility.
///
/// @param kind what it is for
record Facility(String code, String name, String aor, String state, Kind kind) {

  enum Kind {
    HOLD,
    DETENTION,
    STAGING,
    FAMILY,
    MEDICAL,
    JAIL
  }
}
