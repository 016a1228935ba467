package org.throughline.lake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.throughline.releases.CellRow;

/// One column with its place in the lake row and what its cells turned out to be.
final class ColumnTally {

  /// No place: the column is counted and not stored.
  static final int NOT_STORED = -1;

  private static final int MOST_OTHERS = 4096;

  final CellTyper typer;
  final int slot;
  long values;
  long missing;
  long withheld;
  long anomalies;

  /// Cells with anything in them, also of rows that were rejected.
  long judged;

  /// Rows in which the column, which is not the identifier's, holds one.
  long digests;

  /// Row of the first anomaly; 0 when there is none.
  int firstAnomaly;

  /// Texts that the column is not known to hold, or that look like a name.
  private final Map<String, Seen> others = new HashMap<>();

  /// Texts of the sheet in this column, each once, as many as are words and no texts of single rows.
  private final List<Text> words = new ArrayList<>();

  /// Rows with a text, and as many of their people as make it frequent: one person may have many rows.
  private static final class Seen {
    long rows;
    final Set<Long> people = new HashSet<>();
  }

  ColumnTally(CellTyper typer, int slot) {
    this.typer = typer;
    this.slot = slot;
  }

  /// Counts the text of this column in `row` among the others.
  ///
  /// @param person whose row it is; 0 when nobody knows
  void other(CellRow row, long person) {
    String text = row.shown(typer.column().position()).strip();
    if (others.size() < MOST_OTHERS || others.containsKey(text)) {
      Seen seen = others.computeIfAbsent(text, key -> new Seen());
      seen.rows++;
      if (seen.people.size() < SheetIngest.FREQUENT) {
        seen.people.add(person == 0 ? -seen.rows : person);
      }
    }
  }

  /// Counts a text of this column.
  void word(Text text) {
    if (text.rows == 0 && words.size() < MOST_OTHERS) {
      words.add(text);
    }
    text.rows++;
  }

  /// How many rows have each text.
  Map<String, Integer> words() {
    Map<String, Integer> rows = new HashMap<>();
    words.forEach(word -> rows.merge(word.toString(), word.rows, Integer::sum));
    return rows;
  }

  /// Rows with one of the others.
  int rowsOf(String other) {
    Seen seen = others.get(other);
    return seen == null ? 0 : Math.toIntExact(seen.rows);
  }

  /// Rows with any of the others.
  long otherRows() {
    return others.values().stream().mapToLong(seen -> seen.rows).sum();
  }

  /// The others that so many people have that they are words of the agency's, with their rows.
  Map<String, Long> frequent() {
    Map<String, Long> frequent = new TreeMap<>();
    others.forEach(
        (text, seen) -> {
          if (seen.people.size() >= SheetIngest.FREQUENT) {
            frequent.put(text, seen.rows);
          }
        });
    return frequent;
  }

  /// Where it stands in the sheet, 0-based.
  int position() {
    return typer.column().position();
  }

  String name() {
    return typer.column().spec().name();
  }
}
