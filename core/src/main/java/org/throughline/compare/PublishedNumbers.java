package org.throughline.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;

/// What two builds published, number by number, under the rules of each: read from the published files and from
/// nothing else.
///
/// @param changes the numbers that one shows otherwise than the other, by id
/// @param equal how many both show alike
public record PublishedNumbers(List<Change> changes, long equal) {

  public PublishedNumbers {
    changes = List.copyOf(changes);
  }

  /// A number in both publications.
  ///
  /// @param older what the older one shows: digits, a status such as `suppressed`, or nothing where it has no
  ///     such number
  /// @param newer what the newer one shows
  public record Change(String id, String older, String newer) {}

  /// Compares two published folders.
  public static PublishedNumbers between(Path older, Path newer, SqlEngine engine)
      throws IOException {
    SortedMap<String, String> before = read(older, engine);
    SortedMap<String, String> after = read(newer, engine);
    List<Change> changes = new ArrayList<>();
    long equal = 0;
    TreeMap<String, String> all = new TreeMap<>(before);
    after.forEach(all::putIfAbsent);
    for (String id : all.keySet()) {
      String was = before.getOrDefault(id, "");
      String is = after.getOrDefault(id, "");
      if (was.equals(is)) {
        equal++;
      } else {
        changes.add(new Change(id, was, is));
      }
    }
    return new PublishedNumbers(changes, equal);
  }

  private static SortedMap<String, String> read(Path published, SqlEngine engine)
      throws IOException {
    SortedMap<String, String> numbers = new TreeMap<>();
    try (Stream<Path> files = Files.list(published.resolve("tables"))) {
      for (Path csv : files.filter(file -> file.toString().endsWith(".csv")).sorted().toList()) {
        for (Row row :
            engine.rows(
                "select id, status, value from read_csv(?, header = true, all_varchar = true)",
                csv.toString())) {
          numbers.put(row.text(0), row.isNull(2) ? row.text(1) : row.text(2));
        }
      }
    }
    return numbers;
  }
}
