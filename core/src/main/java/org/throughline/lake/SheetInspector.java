package org.throughline.lake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.throughline.releases.CellRow;
import org.throughline.releases.ColumnSpec;
import org.throughline.releases.Problem;
import org.throughline.releases.RowConsumer;
import org.throughline.releases.SheetMapping;

/// Counts what the cells of one sheet are.
final class SheetInspector implements RowConsumer {

  private static final int PROBLEMS_SHOWN = 5;

  private final SheetMapping mapping;
  private final Problem.Place place;
  private final boolean fieldsAreCounted;
  private final List<Watched> columns = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private long blank;
  private long read;
  private long rejected;

  SheetInspector(
      SheetMapping mapping,
      Problem.Place place,
      CellTyper.Setting setting,
      boolean fieldsAreCounted) {
    this.mapping = mapping;
    this.place = place;
    this.fieldsAreCounted = fieldsAreCounted;
    for (SheetMapping.Column column : mapping.columns()) {
      columns.add(
          new Watched(new ColumnTally(new CellTyper(column, setting), ColumnTally.NOT_STORED)));
    }
  }

  /// A column with the values of its known set, and the cells outside of it.
  private static final class Watched {
    final ColumnTally tally;
    final Set<String> set;
    final Map<String, Long> known = new TreeMap<>();
    long others;

    Watched(ColumnTally tally) {
      this.tally = tally;
      this.set = new HashSet<>(tally.typer.column().spec().values());
    }

    void value(String text) {
      if (set.contains(text)) {
        known.merge(text, 1L, Long::sum);
      } else if (!set.isEmpty()) {
        others++;
      }
    }
  }

  @Override
  public boolean accept(CellRow row) {
    if (row.number() <= mapping.headerRow()) {
      return true;
    }
    if (row.isBlank()) {
      blank++;
      return true;
    }
    read++;
    int width = mapping.width();
    if (fieldsAreCounted && (row.width() < width || !row.isBlankFrom(width))) {
      rejected++;
      problem(row, "", row.width() < width ? "too few fields" : "too many fields");
    } else {
      columns.forEach(column -> count(column, row));
    }
    return true;
  }

  private void count(Watched column, CellRow row) {
    ColumnTally tally = column.tally;
    switch (tally.typer.of(row)) {
      case Text text -> {
        tally.values++;
        column.value(text.toString());
      }
      case Typed.Amount amount -> tally.values++;
      case Typed.Dropped dropped -> tally.values++;
      case Typed.Missing missing -> tally.missing++;
      case Typed.Withheld withheld -> tally.withheld++;
      case Typed.Anomaly anomaly -> {
        tally.anomalies++;
        problem(row, tally.typer.column().header(), what(tally, anomaly));
      }
    }
  }

  /// The cell is shown where its column is open and it has no letters: what is written in words where a
  /// date or number should be may be about a person.
  private static String what(ColumnTally tally, Typed.Anomaly anomaly) {
    boolean open = tally.typer.column().spec().privacy() == ColumnSpec.Privacy.OPEN;
    boolean plain =
        open
            && !anomaly.original().isBlank()
            && anomaly.original().matches("[-0-9/:.,$ ]*( [AP]M)?");
    return plain ? "'%s' is %s".formatted(anomaly.original(), anomaly.reason()) : anomaly.reason();
  }

  private void problem(CellRow row, String column, String what) {
    if (problems.size() < PROBLEMS_SHOWN) {
      problems.add(
          new Problem(
              new Problem.Place(place.file(), place.sheet(), row.number(), column), what, ""));
    }
  }

  Inspection.Content table() {
    int known = mapping.columns().size();
    int all = known + mapping.unknown().size() + mapping.missing().size();
    return new Inspection.Content.Table(
        mapping.vocabulary(),
        mapping.table().table(),
        (double) known / all,
        mapping.headerRow(),
        new Inspection.Rows(blank, read, rejected),
        columns.stream().map(SheetInspector::column).toList(),
        mapping.unknown().stream().map(SheetMapping.Unknown::header).toList(),
        mapping.missing(),
        problems);
  }

  private static Inspection.Column column(Watched watched) {
    ColumnTally tally = watched.tally;
    return new Inspection.Column(
        tally.typer.column().header(),
        tally.typer.column().spec(),
        new Inspection.Cells(tally.values, tally.missing, tally.withheld, tally.anomalies),
        watched.known,
        watched.others);
  }
}
