package org.throughline.synth;

/// A planted duplicate: a row that tells again what another row tells.
enum Duplicate {
  /// Arrests: a second record of the same arrest, less than 24 hours later, as `ERO Reprocessed
  /// Arrest`. The earlier row counts.
  REPROCESSED,
  /// Any table: the same row again. The earlier row counts.
  EXACT,
  /// Stints: the same row with another bond. The earlier row counts.
  BOND,
  /// Stints: same person, facility, stay and day, booked in a little earlier. The later row counts.
  SAME_DAY,
  /// Removals: same person and day, less complete. The later row counts.
  REMOVED_TWICE,
  /// Detainers: same person, facility and type within 24 hours. The earlier row counts.
  DETAINER_AGAIN,
  /// Encounters: same person and minute. The earlier row counts.
  ENCOUNTER_AGAIN;

  String label() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
