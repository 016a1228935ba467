package org.throughline.table;

/// One value of a dimension.
///
/// @param id small letters, digits, `-` and `_`, unique in its dimension, safe in file names and on a command
///     line; [Spelling#id] makes it from the label
/// @param label the words shown to readers
public record Category(String id, String label) {

  /// The id that stands for "all categories of this dimension"; no category may use it.
  public static final String TOTAL = "total";

  /// The category of a label.
  public static Category of(String label, Spelling spelling) {
    return new Category(spelling.id(label), label);
  }

  public Category {
    Series.requireToken("category", id);
    if (id.equals(TOTAL)) {
      throw new IllegalArgumentException("Category id '" + TOTAL + "' is reserved for margins");
    }
    if (label.isBlank()) {
      throw new IllegalArgumentException("Category '" + id + "' has no label");
    }
  }
}
