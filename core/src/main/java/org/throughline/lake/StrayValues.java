package org.throughline.lake;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds values that stand in a few rows of one column and in many of another one of another kind: the rows are
/// shifted. Columns without a known set of values are judged by this alone.
final class StrayValues {

  /// A word is at home where it stands this many times as often.
  private static final int TIMES = 5;

  /// Columns of one kind have at least this share of their rows in common words.
  private static final double ALIKE = 0.25;

  private static final Set<String> ANYWHERE =
      Set.of("UNKNOWN", "OTHER", "NONE", "Unknown", "Other", "None");

  private final List<ColumnTally> columns;
  private final List<Map<String, Integer>> words;

  /// @param columns of one sheet, read to its end
  StrayValues(List<ColumnTally> columns) {
    this.columns = columns;
    this.words = columns.stream().map(ColumnTally::words).toList();
  }

  /// The strays of each column, by its position in the sheet; columns without any are left out.
  Map<Integer, Set<String>> found() {
    Map<Integer, Set<String>> found = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      Set<String> ofColumn = in(i);
      if (!ofColumn.isEmpty()) {
        found.put(columns.get(i).typer.column().position(), ofColumn);
      }
    }
    return found;
  }

  private Set<String> in(int column) {
    ColumnTally own = columns.get(column);
    Set<String> strays = new HashSet<>();
    if (own.slot == ColumnTally.NOT_STORED) {
      return strays;
    }
    words
        .get(column)
        .forEach(
            (word, rows) -> {
              if (rows < SheetIngest.FREQUENT
                  && (own.typer.isChecked() || !ANYWHERE.contains(word))
                  && !own.typer.isWordOfTheAgency(word)
                  && hasOtherHome(column, word, rows)) {
                strays.add(word);
              }
            });
    return strays;
  }

  /// Whether a text stands far more often in a column of another kind, however often it stands in this one.
  boolean areOfAnotherColumn(ColumnTally column, String word) {
    int index = columns.indexOf(column);
    Integer rows = words.get(index).get(word);
    return hasOtherHome(index, word, Math.max(rows == null ? 0 : rows, column.rowsOf(word)));
  }

  private boolean hasOtherHome(int column, String word, int rows) {
    for (int other = 0; other < words.size(); other++) {
      int there = words.get(other).getOrDefault(word, 0);
      if (there >= SheetIngest.FREQUENT && there >= rows * TIMES && !areAlike(column, other)) {
        return true;
      }
    }
    return false;
  }

  private boolean areAlike(int a, int b) {
    double rowsOfA = rows(a);
    double rowsOfB = rows(b);
    double common = 0;
    for (Map.Entry<String, Integer> word : words.get(a).entrySet()) {
      double inB = words.get(b).getOrDefault(word.getKey(), 0);
      common += Math.min(word.getValue() / rowsOfA, inB / rowsOfB);
    }
    return common >= ALIKE;
  }

  private double rows(int column) {
    return words.get(column).values().stream().mapToInt(Integer::intValue).sum();
  }
}
