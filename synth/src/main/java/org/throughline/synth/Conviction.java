package org.throughline.synth;

/// A person's most serious conviction.
record Conviction(
    String charge, String crimeClass, long charged, long convicted, Sentence sentence) {

  /// Each part 0 or more; 0 is released as an empty cell.
  record Sentence(int days, int months, int years) {}
}
