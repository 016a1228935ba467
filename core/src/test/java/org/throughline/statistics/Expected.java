package org.throughline.statistics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// Data sets and numbers that R made, see `expected.R`.
final class Expected {

  private static final Map<String, List<String[]>> ROWS = new ConcurrentHashMap<>();

  private Expected() {}

  /// A file's rows as cells; not a number where R says NA.
  static List<String[]> rows(String file) {
    return ROWS.computeIfAbsent(
        file, name -> text(name).lines().skip(1).map(line -> line.split(",", -1)).toList());
  }

  static String text(String file) {
    try (InputStream in = Expected.class.getResourceAsStream("/statistics/" + file)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static double number(String cell) {
    return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
  }

  /// The subjects of a data set.
  static List<Observation> subjects(int set) {
    List<Observation> subjects = new ArrayList<>();
    for (String[] row : rows("subjects.csv")) {
      if (Integer.parseInt(row[0]) == set) {
        long entry = row[1].isEmpty() ? Observation.FROM_START : Long.parseLong(row[1]);
        subjects.add(new Observation(entry, Long.parseLong(row[2]), Integer.parseInt(row[3]), 1));
      }
    }
    return subjects;
  }
}
