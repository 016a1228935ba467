package org.throughline.table;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// One value of a dimension.
///
/// @param id small letters, digits, `-` and `_`, unique in its dimension, safe in file names and on a command
///     line; [Spelling#id] makes it from the label
/// @param label the words shown to readers
public record Category(String id, String label) {

  /// The id that stands for "all categories of this dimension"; no category may use it.
  public static final String TOTAL = "total";

  /// Begins the id of categories that were put together. No label's own id begins like this.
  private static final String RECODED = "_r_";

  /// Several categories shown as one. Its id says what they are: of other members it is another one,
  /// whatever its label.
  public static Category recoded(String label, List<Category> members) {
    List<String> ids = members.stream().map(Category::id).sorted().toList();
    String readable = label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String digest =
        UUID.nameUUIDFromBytes(String.join("/", ids).getBytes(StandardCharsets.UTF_8)).toString();
    return new Category(RECODED + readable + digest.substring(digest.lastIndexOf('-')), label);
  }

  /// Whether an id is that of several categories shown as one.
  public static boolean isRecoded(String id) {
    return id.startsWith(RECODED);
  }

  /// Whether an id is that of records which do not say their category.
  public static boolean saysNothing(String id) {
    return id.equals("not-recorded") || id.equals("withheld-by-the-agency");
  }

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
