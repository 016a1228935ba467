package org.throughline.disclosure.statistics;

import java.util.List;
import java.util.function.ToLongFunction;

/// What is known of a group of people, and whether a statistic of it may be shown.
///
/// @param <G> the kind of summary
public interface Summary<G extends Summary<G>> {

  /// How many they are.
  long people();

  /// Whether the group may be shown by itself.
  boolean passes(int threshold);

  /// What is left without some groups in it, never with more people than it surely has.
  ///
  /// @param left groups that are known to be in what is left
  /// @param more whether people of no such group may be in what is left
  G less(List<G> others, List<G> left, boolean more);

  /// How many people are surely left of a whole without some groups. Somebody may be in several, so that is the difference of their
  /// numbers, or those of the largest group that is left.
  static <G> long rest(long whole, List<G> others, List<G> left, ToLongFunction<G> people) {
    long gone = others.stream().mapToLong(people).sum();
    return Math.max(whole - gone, left.stream().mapToLong(people).max().orElse(0));
  }
}
