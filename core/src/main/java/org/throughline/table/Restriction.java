package org.throughline.table;

/// What all records behind a table have in common, whatever its dimensions say: one office, one
/// nationality.
///
/// @param dimension the dimension that has this one category
/// @param kind what the dimension says
/// @param category the id of its category
public record Restriction(String dimension, DimensionKind kind, String category) {

  public Restriction {
    Series.requireToken("dimension", dimension);
    Series.requireToken("category", category);
  }
}
