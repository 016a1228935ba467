package org.throughline.recoding;

import java.util.Comparator;
import java.util.List;
import org.throughline.table.Category;

/// Categories of one dimension of a table that are shown as one.
///
/// @param dimension the dimension's id
/// @param into what they are shown as
/// @param members what was put together, at least two
public record Fold(String dimension, Category into, List<Category> members) {

  /// Names of no more members than this are given in full.
  private static final int NAMED = 2;

  public Fold {
    members = List.copyOf(members);
    if (members.size() < 2) {
      throw new IllegalArgumentException(
          "A fold of " + members.size() + " categories of " + dimension + "; valid are 2 and more");
    }
  }

  /// The fold of these categories under a label of its own.
  static Fold of(String dimension, String label, List<Category> members) {
    return new Fold(dimension, Category.recoded(label, members), members);
  }

  /// The fold of categories that are too small to be shown each.
  static Fold ofSmall(String dimension, List<Category> ofSizes) {
    // In the order of their names: that of their sizes would tell which is small.
    List<Category> members =
        ofSizes.stream().sorted(Comparator.comparing(Category::label)).toList();
    return members.size() <= NAMED
        ? ofNamed(dimension, members)
        : of(dimension, "Other (" + members.size() + ")", members);
  }

  /// The fold of categories that are all named, in this order.
  static Fold ofNamed(String dimension, List<Category> members) {
    return of(
        dimension, String.join(" or ", members.stream().map(Category::label).toList()), members);
  }
}
