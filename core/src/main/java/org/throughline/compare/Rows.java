package org.throughline.compare;

/// Rows that are counted together.
///
/// @param rows how many
/// @param people of how many people they are, as far as they say; a row that names nobody is of a person of its own
public record Rows(long rows, long people) {

  static final Rows NONE = new Rows(0, 0);
}
