package org.throughline.synth;

import org.jspecify.annotations.Nullable;

/// One invented person, known in one release only.
///
/// @param id 40 hexadecimal digits, as releases have
/// @param criminality 1 convicted, 2 charged, 3 neither
/// @param entered day of entry, or [Moments#NEVER]
record Person(
    int number,
    String id,
    Looks looks,
    int birthYear,
    int criminality,
    long entered,
    String entryStatus,
    @Nullable Conviction conviction) {

  /// What a form asks about a person.
  record Looks(
      String citizenship,
      String birthCountry,
      String gender,
      String marital,
      String ethnicity,
      String race) {}

  boolean female() {
    return looks.gender().equals("Female");
  }
}
