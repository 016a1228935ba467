package org.throughline.table;

/// What a dimension says, which is what decides whether a table needs protection.
public enum DimensionKind {
  /// When an event happened: month, fiscal year.
  TIME,
  /// Which office acted or which facility held: AOR, facility.
  OFFICE,
  /// A property of the event: arrest method, processing disposition.
  EVENT,
  /// A property of the person: citizenship, gender, criminality, age.
  PERSONAL
}
