package org.throughline.synth;

import java.util.Locale;

/// A planted fault: a cell that does not say what happened.
enum Fault {
  /// No person identifier, in all rows of the episode in that table.
  NO_PERSON,
  /// A stint that ends before it begins.
  NEGATIVE_STINT,
  /// A stint that ends when it begins.
  ZERO_STINT,
  /// A stint that ends after the next one has begun.
  OVERLAP,
  /// The stay is closed, its last stint is open.
  CLOSED_STAY_OPEN_STINT,
  /// The stay is open, its last stint is closed.
  OPEN_STAY_CLOSED_STINT,
  /// The stay ends at another time than its last stint.
  STAY_END_DIFFERS,
  /// A date in a year that cannot be, as text.
  GARBAGE_YEAR_TEXT,
  /// A date in a year that cannot be, as number.
  GARBAGE_YEAR_NUMBER,
  /// A right date as text, where numbers are the rule.
  DATE_AS_TEXT,
  /// A withheld text, marked as usual.
  REDACTED,
  /// A withheld text, marked in another spelling.
  ODD_REDACTION,
  /// The text NA for nothing.
  NA_TEXT,
  /// Blanks after the text.
  STRAY_BLANKS;

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
