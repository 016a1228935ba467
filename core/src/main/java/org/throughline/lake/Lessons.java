package org.throughline.lake;

import java.util.Map;
import java.util.Set;
import org.throughline.releases.DateTexts;

/// What the first reading of a sheet taught for the second; most sheets teach nothing and are read once.
///
/// @param orders columns, by position, whose dates do not have the month first
/// @param turnedAround columns in whose stored days a spreadsheet program took the day for the month
/// @param free columns whose known values are not the ones used in this sheet
/// @param longs columns whose identifiers are long, so that a short text among them is none
/// @param frequent texts that look like names and stand in too many rows to be one
/// @param strays texts of a column that are words of another one
/// @param crowds person numbers that stand for many people
record Lessons(
    Map<Integer, DateTexts.Order> orders,
    Set<Integer> turnedAround,
    Set<Integer> free,
    Set<Integer> longs,
    Map<Integer, Set<String>> frequent,
    Map<Integer, Set<String>> strays,
    Set<Long> crowds) {

  /// Nothing was learned yet.
  static final Lessons NONE =
      new Lessons(Map.of(), Set.of(), Set.of(), Set.of(), Map.of(), Map.of(), Set.of());

  Lessons {
    orders = Map.copyOf(orders);
    turnedAround = Set.copyOf(turnedAround);
    free = Set.copyOf(free);
    longs = Set.copyOf(longs);
    frequent = Map.copyOf(frequent);
    strays = Map.copyOf(strays);
    crowds = Set.copyOf(crowds);
  }

  DateTexts.Order order(int column) {
    return orders.getOrDefault(column, DateTexts.Order.MONTH_FIRST);
  }

  boolean isTurnedAround(int column) {
    return turnedAround.contains(column);
  }

  boolean isFree(int column) {
    return free.contains(column);
  }

  boolean isLong(int column) {
    return longs.contains(column);
  }

  boolean admits(int column, String text) {
    return frequent.getOrDefault(column, Set.of()).contains(text);
  }

  boolean isStray(int column, String text) {
    Set<String> words = strays.get(column);
    return words != null && words.contains(text);
  }

  boolean isCrowd(long person) {
    return crowds.contains(person);
  }
}
