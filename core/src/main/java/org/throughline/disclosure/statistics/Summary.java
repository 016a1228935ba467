package org.throughline.disclosure.statistics;

import java.util.List;

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
}
