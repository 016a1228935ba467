package org.throughline.releases;

/// What the first rows of a sheet say it is.
public sealed interface Recognition {

  /// A table of a known vocabulary.
  record Known(SheetMapping mapping, Preamble preamble) implements Recognition {}

  /// No cell holds anything.
  record Empty() implements Recognition {}

  /// Nothing here looks like a released table.
  ///
  /// @param closest the nearest vocabulary and table, for the message
  record Foreign(String closest) implements Recognition {}

  /// Looks like a known table but cannot be read as one.
  record Refused(Problem problem) implements Recognition {}
}
