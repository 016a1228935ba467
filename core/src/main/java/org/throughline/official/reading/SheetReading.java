package org.throughline.official.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.throughline.official.registry.OfficialTable;
import org.throughline.official.registry.SheetSpec;
import org.throughline.releases.Problem;

/// What one sheet comes to.
final class SheetReading {

  private static final int HEAD = 40;
  private static final int TITLE_ROWS = 5;

  private final SheetFacts facts;
  private final SheetSpec spec;
  private final Optional<Fault> ofSheet;
  private final OptionalInt about;
  private final LocalDate posted;
  final List<Observation> observations = new ArrayList<>();
  final List<ListRow> rows = new ArrayList<>();
  final List<NotRead> notRead = new ArrayList<>();
  final List<Problem> problems = new ArrayList<>();

  /// The rows that tables and titles explain, by column.
  private final BitSet explained = new BitSet();

  private final int width;

  /// @param ofSheet why nothing of the sheet belongs to the series
  /// @param about the fiscal year of all its tables; empty where they are about several
  SheetReading(
      SheetFacts facts,
      SheetSpec spec,
      Optional<Fault> ofSheet,
      OptionalInt about,
      LocalDate posted) {
    this.facts = facts;
    this.spec = spec;
    this.ofSheet = ofSheet;
    this.about = about;
    this.posted = posted;
    this.width = Math.max(1, facts.grid().width());
  }

  /// @param found the anchors in the sheet
  void read(List<FoundTable> found) {
    Set<String> seen = new HashSet<>();
    for (FoundTable one : found) {
      if (one.table().isPresent()) {
        OfficialTable table = one.table().get();
        seen.add(table.table());
        table(one, table, found);
      } else {
        known(one);
      }
    }
    rest(seen);
  }

  private void table(FoundTable found, OfficialTable table, List<FoundTable> others) {
    try {
      TableReader.Read read = TableReader.read(facts, found, table, others);
      mark(found.row(), read.last(), read.header().from(), read.header().to());
      Optional<Fault> fault =
          ofSheet
              .or(() -> TableFaults.ofAnotherYear(found, read.asOf().day(), about))
              .or(() -> TableFaults.of(read, facts, posted));
      List<Observation> split = Splits.checked(facts, found, table, read.observations());
      List<Observation> summed = Sums.checked(facts.registry(), table, split);
      once(found, table, summed).forEach(one -> observations.add(faulty(one, fault)));
      read.rows().forEach(row -> rows.add(faulty(row, fault)));
    } catch (Refused refused) {
      problems.add(refused.problem());
      refusedArea(found);
    }
  }

  /// Each number once; a second one is refused unless the table repeats itself and both agree: then it stays out.
  private List<Observation> once(FoundTable found, OfficialTable table, List<Observation> all)
      throws Refused {
    Map<Printed, Observation> distinct = new HashMap<>();
    List<Observation> once = new ArrayList<>();
    for (Observation one : all) {
      Observation first =
          distinct.putIfAbsent(new Printed(one.statistic().without(""), one.period()), one);
      if (first == null) {
        once.add(one);
      } else if (table.repeatsAgree() && first.value() == one.value()) {
        once.add(one.with(TableFaults.printedTwice(first)));
      } else {
        throw new Refused(
            facts.problem(
                found.row(),
                found.column(),
                "table '%s' says %s %s twice, in %s and %s"
                    .formatted(found.title(), one.series(), one.where(), first.cell(), one.cell()),
                "each number once"));
      }
    }
    return once;
  }

  private record Printed(String statistic, Period period) {}

  private static Observation faulty(Observation one, Optional<Fault> fault) {
    if (fault.isPresent()) {
      // What is wrong with the whole table comes before what is wrong with a sum in it.
      return one.because(fault);
    }
    return one.period().start().isAfter(one.asOf()) ? one.with(TableFaults.afterItsDate(one)) : one;
  }

  private static ListRow faulty(ListRow row, Optional<Fault> fault) {
    return new ListRow(
        row.posting(),
        row.table(),
        row.sheet(),
        row.row(),
        row.where(),
        row.attributes(),
        row.asOf(),
        fault);
  }

  /// A refused table ends where the next title below it stands, or with the rows that are not blank.
  private void refusedArea(FoundTable found) {
    int last = lastRow(found);
    int to = width;
    for (int c = found.column() + 1; c < width; c++) {
      boolean headed = !found.table().map(OfficialTable::headerIsAnchor).orElse(false);
      if (headed && facts.grid().text(found.row(), c).isPresent()) {
        to = c;
        break;
      }
    }
    mark(found.row(), last, found.column(), to);
  }

  private int lastRow(FoundTable found) {
    boolean list = found.table().map(OfficialTable::headerIsAnchor).orElse(false);
    int r = found.row() + 1;
    int blank = 0;
    int last = found.row();
    for (; r < facts.grid().rows() && (list || blank < 3); r++) {
      blank = facts.grid().isBlank(r, 0, width) ? blank + 1 : 0;
      if (blank == 0) {
        last = r;
      }
      if (r > found.row() + 4 && blank > 0 && !list) {
        break;
      }
    }
    return last;
  }

  private void known(FoundTable found) {
    int last = lastRow(found);
    int to = width;
    for (int c = found.column() + 1; c < width && to == width; c++) {
      if (facts.grid().text(found.row(), c).isPresent()) {
        to = c;
      }
    }
    mark(found.row(), last, found.column(), to);
    notRead.add(
        new NotRead(
            facts.file(),
            facts.sheet(),
            Grid.name(found.row(), found.column()) + ":" + Grid.name(last, to - 1),
            shortened(found.title()),
            "tables of this kind are not read"));
  }

  private void mark(int from, int last, int column, int to) {
    for (int r = from; r <= last; r++) {
      explained.set(r * width + column, r * width + Math.max(column + 1, to));
    }
  }

  /// Numbers that stand in no table.
  private void rest(Set<String> seen) {
    int first = -1;
    int last = -1;
    for (int r = 0; r <= facts.grid().rows(); r++) {
      boolean number = r < facts.grid().rows() && hasUnexplainedNumber(r);
      if (number) {
        first = first < 0 ? r : first;
        last = r;
      } else if (first >= 0 && r > last + 1) {
        region(first, last, seen);
        first = -1;
      }
    }
    if (first >= 0) {
      region(first, last, seen);
    }
  }

  private int unexplained(int row) {
    int column = 0;
    while (!facts.grid().isNumber(row, column) || explained.get(row * width + column)) {
      column++;
    }
    return column;
  }

  /// The column of the nearest text of several words at or left of a column that is in no table that was read; -1 for
  /// none.
  private int leftmostTitle(int row, int from) {
    for (int c = from; c >= 0; c--) {
      if (!explained.get(row * width + c)
          && facts
              .grid()
              .text(row, c)
              .filter(text -> text.strip().split("\\s+").length > 2)
              .isPresent()) {
        return c;
      }
    }
    return -1;
  }

  private boolean hasUnexplainedNumber(int r) {
    for (int c = 0; c < width; c++) {
      if (facts.grid().isNumber(r, c) && !explained.get(r * width + c)) {
        return true;
      }
    }
    return false;
  }

  private void region(int first, int last, Set<String> seen) {
    int titleRow = Math.max(0, first - 1);
    while (titleRow > 0 && first - titleRow < 4 && !isTitle(titleRow)) {
      titleRow--;
    }
    int column = isTitle(titleRow) ? 0 : unexplained(first);
    while (column < width - 1
        && isTitle(titleRow)
        && facts.grid().text(titleRow, column).isEmpty()) {
      column++;
    }
    // Tables side by side have titles side by side: the nearest one above or to the left.
    for (int r = first - 1; r >= Math.max(0, first - TITLE_ROWS) && !isTitle(titleRow); r--) {
      int left = leftmostTitle(r, column);
      if (left >= 0) {
        titleRow = r;
        column = left;
        break;
      }
    }
    String title = facts.grid().shown(titleRow, column);
    notRead.add(
        new NotRead(
            facts.file(),
            facts.sheet(),
            Grid.name(first, 0) + ":" + Grid.name(last, width - 1),
            shortened(title),
            "no known table explains these numbers"));
    List<OfficialTable> missing =
        spec.tables().stream().filter(table -> !seen.contains(table.table())).toList();
    if (!missing.isEmpty()) {
      problems.add(
          facts.problem(
              titleRow,
              column,
              String.format(
                  Locale.ROOT,
                  "'%s' begins no known table; its numbers in rows %d to %d are not read",
                  shortened(title),
                  first + 1,
                  last + 1),
              "a title like "
                  + missing.stream()
                      .map(table -> "'" + table.exampleOfTitle() + "'")
                      .collect(Collectors.joining(" or "))));
    }
  }

  private boolean isTitle(int row) {
    int texts = 0;
    for (int c = 0; c < width; c++) {
      if (facts.grid().isNumber(row, c)) {
        return false;
      }
      texts += facts.grid().text(row, c).isPresent() ? 1 : 0;
    }
    return texts == 1;
  }

  private static String shortened(String text) {
    return text.length() <= HEAD * 3 ? text : text.substring(0, HEAD * 3) + "…";
  }
}
