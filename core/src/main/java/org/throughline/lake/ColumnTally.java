package org.throughline.lake;

import java.util.HashMap;
import java.util.HashSet;
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

  /// Row of the first anomaly; 0 when there is none.
  int firstAnomaly;

  /// Texts that the column is not known to hold, or that look like a name.
  private final Map<String, Seen> others = new HashMap<>();

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

  String name() {
    return typer.column().spec().name();
  }
}
