package org.throughline.table;

import java.util.List;

/// One axis of a table with its categories in display order, margin excluded.
public record Dimension(String id, String label, DimensionKind kind, List<Category> categories) {

  public Dimension {
    categories = List.copyOf(categories);
    if (categories.isEmpty()) {
      throw new IllegalArgumentException("Dimension '" + id + "' has no categories");
    }
    long distinct = categories.stream().map(Category::id).distinct().count();
    if (distinct != categories.size()) {
      throw new IllegalArgumentException("Dimension '" + id + "' repeats a category id");
    }
  }
}
