package org.throughline.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The name of a number: `2019-icfo-53623/removals/fy2016/citizenship=mexico`. The one place where
/// such names are read and written.
///
/// @param coordinates ids of categories by id of dimension; none for the total
public record CellId(Series series, SortedMap<String, String> coordinates) {

  private static final String EQUALS = "=";

  public CellId {
    coordinates = Collections.unmodifiableSortedMap(new TreeMap<>(coordinates));
    coordinates.forEach(
        (dimension, category) -> {
          Series.requireToken("dimension", dimension);
          Series.requireToken("category", category);
        });
  }

  /// The total of a series.
  public static CellId totalOf(Series series) {
    return new CellId(series, new TreeMap<>());
  }

  /// The number with one coordinate more.
  public CellId at(String dimension, String category) {
    SortedMap<String, String> more = new TreeMap<>(coordinates);
    more.put(dimension, category);
    return new CellId(series, more);
  }

  /// What a measure's number is of, whatever release it comes from: `removals/fy2016/citizenship=mexico`. Empty
  /// for comparisons.
  public Optional<String> withoutRelease() {
    return series instanceof Series.Count count
        ? Optional.of(
            toString().substring(count.release().text().length() + Series.SEPARATOR.length()))
        : Optional.empty();
  }

  /// Reads a name.
  ///
  /// @throws IllegalArgumentException saying what is valid, if it is none
  public static CellId parse(String name) {
    List<String> before = new ArrayList<>();
    SortedMap<String, String> coordinates = new TreeMap<>();
    for (String part : name.split(Series.SEPARATOR, -1)) {
      int equals = part.indexOf(EQUALS);
      if (equals < 0) {
        before.add(part);
      } else if (coordinates.put(part.substring(0, equals), part.substring(equals + 1)) != null) {
        throw new IllegalArgumentException("'" + name + "' names a dimension twice");
      }
    }
    CellId id = new CellId(Series.of(before), coordinates);
    if (!id.toString().equals(name)) {
      throw new IllegalArgumentException("'" + name + "' is no name; valid is '" + id + "'");
    }
    return id;
  }

  /// Reads a name that may be another kind of name: of a number in somebody else's tables, or of an
  /// unknown that only an attack has.
  public static Optional<CellId> find(String name) {
    try {
      return Optional.of(parse(name));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    StringBuilder name = new StringBuilder(series.toString());
    for (Map.Entry<String, String> at : coordinates.entrySet()) {
      name.append(Series.SEPARATOR).append(at.getKey()).append(EQUALS).append(at.getValue());
    }
    return name.toString();
  }
}
