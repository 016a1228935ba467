package org.throughline.table;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// What all records behind a table have in common, whatever its dimensions say: one office, one nationality, or
/// one of a few.
///
/// @param dimension the dimension that has these categories and no others
/// @param kind what the dimension says
/// @param categories the ids of its categories, one or more
public record Restriction(String dimension, DimensionKind kind, SortedSet<String> categories) {

  public Restriction {
    Series.requireToken("dimension", dimension);
    categories = Collections.unmodifiableSortedSet(new TreeSet<>(categories));
    categories.forEach(category -> Series.requireToken("category", category));
    if (categories.isEmpty()) {
      throw new IllegalArgumentException("A restriction names one category or more");
    }
  }

  /// To one category.
  public Restriction(String dimension, DimensionKind kind, String category) {
    this(dimension, kind, new TreeSet<>(Collections.singleton(category)));
  }
}
