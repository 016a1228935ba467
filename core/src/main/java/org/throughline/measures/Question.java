package org.throughline.measures;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What is asked of a measure.
///
/// @param by dimensions to break down by, in order
/// @param where dimensions to limit, with the value
/// @param from from the first day of this period on
/// @param to to the last day of this period
/// @param every lengths of the periods of a series; empty for one number over all of it
public record Question(
    String measure,
    List<String> by,
    Map<String, String> where,
    Optional<Period> from,
    Optional<Period> to,
    Optional<Every> every) {

  public Question {
    by = List.copyOf(by);
    if (new java.util.HashSet<>(by).size() < by.size()) {
      throw new IllegalArgumentException(
          "A dimension is named twice in '%s'. Valid: each once".formatted(String.join(",", by)));
    }
    where = java.util.Collections.unmodifiableMap(new TreeMap<>(where));
    if (from.isPresent() && to.isPresent() && to.get().end().isBefore(from.get().start())) {
      throw new IllegalArgumentException(
          "The period ends with %s before it begins with %s".formatted(to.get(), from.get()));
    }
  }

  /// Everything there is of a measure, as one number.
  public static Question of(String measure) {
    return new Question(
        measure, List.of(), Map.of(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// The same, asked of another measure.
  public Question ofMeasure(String other) {
    return new Question(other, by, where, from, to, every);
  }

  public Question by(String... dimensions) {
    return new Question(measure, List.of(dimensions), where, from, to, every);
  }

  public Question where(String dimension, String value) {
    Map<String, String> more = new TreeMap<>(where);
    more.put(dimension, value);
    return new Question(measure, by, more, from, to, every);
  }

  /// The same without a limit to a dimension.
  Question without(String dimension) {
    Map<String, String> fewer = new TreeMap<>(where);
    fewer.remove(dimension);
    return new Question(measure, by, fewer, from, to, every);
  }

  public Question every(Every length) {
    return new Question(measure, by, where, from, to, Optional.of(length));
  }

  public Question between(Period first, Period last) {
    return new Question(measure, by, where, Optional.of(first), Optional.of(last), every);
  }
}
