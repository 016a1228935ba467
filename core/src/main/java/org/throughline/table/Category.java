package org.throughline.table;

/// One value of a dimension.
///
/// @param id lower-case, unique in its dimension, safe in file names and on a command line
/// @param label the words shown to readers
public record Category(String id, String label) {

  /// The id that stands for "all categories of this dimension"; no category may use it.
  public static final String TOTAL = "total";

  public Category {
    if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException(
          "Invalid category id: '" + id + "'; valid are lower-case letters, digits and hyphens");
    }
    if (id.equals(TOTAL)) {
      throw new IllegalArgumentException("Category id '" + TOTAL + "' is reserved for margins");
    }
    if (label.isBlank()) {
      throw new IllegalArgumentException("Category '" + id + "' has no label");
    }
  }
}
