package org.throughline.official.reading;

import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What numbers are of, whatever their period. Postings print the same statistics again and again, so that equal ones
/// are one object in a pile, and what is asked of it is worked out once. Several threads may use it.
public final class Statistic {

  private final String series;
  private final String unit;
  private final Map<String, String> where;
  private final Map<String, String> aliases;
  private final Map<String, String> without = new ConcurrentHashMap<>();

  Statistic(String series, String unit, Map<String, String> where, Map<String, String> aliases) {
    this.series = series;
    this.unit = unit;
    this.where = Collections.unmodifiableMap(where);
    this.aliases = Collections.unmodifiableMap(aliases);
  }

  /// What it is.
  public String series() {
    return series;
  }

  /// What it is counted in.
  public String unit() {
    return unit;
  }

  /// The category on each axis that the table has, by axis.
  public Map<String, String> where() {
    return where;
  }

  /// Printed labels that are spelled otherwise than their categories, by axis.
  public Map<String, String> aliases() {
    return aliases;
  }

  /// The series with the categories on all axes but one, as a text; maps are slow to compare.
  ///
  /// @param axis the one; empty for none
  String without(String axis) {
    return without.computeIfAbsent(
        axis,
        left -> {
          StringBuilder text = new StringBuilder(series);
          where.forEach(
              (other, category) -> {
                if (!other.equals(left)) {
                  text.append('|').append(other).append('=').append(category);
                }
              });
          return text.toString();
        });
  }
}
