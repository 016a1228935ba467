package org.throughline.table;

/// What a dimension says. Whether a table needs protection does not follow from it alone: see
/// [CountTable#within()].
public enum DimensionKind {
  /// When an event happened: month, fiscal year.
  TIME,
  /// Where it happened: facility, state.
  PLACE,
  /// Which office acted: AOR.
  OFFICE,
  /// A property of the event: arrest method, processing disposition.
  EVENT,
  /// A property of the person: citizenship, gender, criminality, age.
  PERSONAL,
  /// Which release or side of a comparison a count is of.
  SOURCE
}
