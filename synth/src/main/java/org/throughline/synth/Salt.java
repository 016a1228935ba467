package org.throughline.synth;

/// The first step of every path of [Dice]: one number for each thing that chance decides.
final class Salt {

  static final long ARRIVAL = 1;
  static final long EPISODE = 2;
  static final long PERSON = 3;
  static final long IDENTIFIER = 4;
  static final long STAY = 5;
  static final long STINTS = 6;
  static final long CASE = 7;
  static final long ARREST = 8;
  static final long DUPLICATE = 9;
  static final long FAULT = 10;
  static final long ROW = 11;

  private Salt() {}
}
