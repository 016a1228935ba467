package org.throughline.official.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.throughline.official.registry.Axis;
import org.throughline.official.registry.LabelColumn;
import org.throughline.official.registry.Meaning;
import org.throughline.official.registry.OfficialTable;

/// The header of a table: where its labels stand and what its other columns are.
///
/// @param row its last row
/// @param from the table's first column
/// @param to the column behind the table's last
/// @param labels columns of labels, in the registry's order
/// @param columns the other columns that have a heading
record Header(int row, int from, int to, Map<Integer, LabelColumn> labels, List<Column> columns) {

  private static final int LOOKED_AT = 5;

  /// A column that is no label.
  ///
  /// @param column where
  /// @param heading as printed
  /// @param meaning what it holds
  /// @param category on the meaning's axis; empty when it has none
  /// @param period that the heading names
  record Column(
      int column, String heading, Meaning meaning, String category, Optional<Period> period) {

    Column at(int other) {
      return new Column(other, heading, meaning, category, period);
    }

    /// The place of a month or a day among others; 0 for columns of anything else.
    long place() {
      if (period.isPresent()) {
        boolean year = period.get().kind() == Period.Kind.FISCAL_YEAR;
        return year ? 0 : period.get().start().toEpochDay();
      }
      boolean month = meaning.axis().equals("month") && !category.equals(Axis.TOTAL);
      return month ? 1 + (Integer.parseInt(category) + 2) % 12 : 0;
    }

    /// Whether its numbers are told apart by time and by nothing else.
    boolean isDated() {
      return meaning.axis().equals("month") || period.isPresent();
    }
  }

  static Header of(SheetFacts facts, FoundTable found, OfficialTable table, List<FoundTable> others)
      throws Refused {
    return new Reader(facts, found, table, others).read();
  }

  /// The columns whose numbers are read.
  List<Column> numbers() {
    return columns.stream().filter(column -> column.meaning().attribute().isEmpty()).toList();
  }

  private record Reader(
      SheetFacts facts, FoundTable found, OfficialTable table, List<FoundTable> others) {

    Header read() throws Refused {
      int to = right(found.row());
      int row = row(to);
      to = Math.min(to, neighbour(row));
      Map<Integer, LabelColumn> labels = labels(row, to);
      List<Column> columns = columns(row, to, labels);
      int last = row + table.tiers() - 1;
      return new Header(last, found.column(), to, labels, columns);
    }

    /// The title of the next table to the right bounds this one.
    private int right(int row) {
      if (table.headerIsAnchor()) {
        return facts.grid().width();
      }
      for (int c = found.column() + 1; c < facts.grid().width(); c++) {
        if (facts.grid().text(row, c).isPresent()) {
          return c;
        }
      }
      return facts.grid().width();
    }

    /// A table whose title stands in this one's header bounds it too.
    private int neighbour(int row) {
      return others.stream()
          .filter(other -> other.row() >= row && other.row() < row + table.tiers())
          .mapToInt(FoundTable::column)
          .filter(column -> column > found.column())
          .min()
          .orElse(facts.grid().width());
    }

    private int row(int to) throws Refused {
      if (table.headerIsAnchor()) {
        return found.row();
      }
      LabelColumn first = table.labels().getFirst();
      for (int r = found.row() + 1; r < found.row() + LOOKED_AT; r++) {
        boolean headed = first.matches(facts.grid().shown(r, found.column()));
        if (headed && !facts.grid().isBlank(r, found.column(), to)) {
          return r;
        }
      }
      throw new Refused(
          facts.problem(
              found.row() + 1,
              found.column(),
              "under '%s' stands '%s', which is no header of table %s"
                  .formatted(
                      found.title(),
                      facts.grid().shown(found.row() + 1, found.column()),
                      table.table()),
              "a heading like " + heads(first)));
    }

    private static String heads(LabelColumn label) {
      return label.heads().stream().map(Object::toString).collect(Collectors.joining(" or "));
    }

    private Map<Integer, LabelColumn> labels(int row, int to) throws Refused {
      Map<Integer, LabelColumn> labels = new java.util.LinkedHashMap<>();
      labels.put(found.column(), table.labels().getFirst());
      for (LabelColumn label : table.labels().subList(1, table.labels().size())) {
        Optional<Integer> column = column(row, to, label);
        if (column.isPresent()) {
          labels.put(column.get(), label);
        } else if (!label.optional()) {
          throw new Refused(
              facts.problem(
                  row,
                  found.column(),
                  "the header of table %s has no heading for its labels".formatted(table.table()),
                  heads(label)));
        }
      }
      return labels;
    }

    private Optional<Integer> column(int row, int to, LabelColumn label) {
      for (int c = found.column(); c < to; c++) {
        if (!facts.grid().isBlank(row, c) && label.matches(facts.grid().shown(row, c))) {
          return Optional.of(c);
        }
      }
      return Optional.empty();
    }

    private List<Column> columns(int row, int to, Map<Integer, LabelColumn> labels) throws Refused {
      List<Column> columns = new ArrayList<>();
      Map<String, Integer> seen = new HashMap<>();
      for (int c = found.column(); c < to; c++) {
        if (labels.containsKey(c) || facts.grid().isBlank(row + table.tiers() - 1, c)) {
          continue;
        }
        Column column =
            table.tiers() == 1 ? column(row, c) : halfMonth(row, c, table.columns().getFirst());
        boolean number = column.meaning().attribute().isEmpty();
        Integer before = number ? seen.put(key(column), c) : null;
        if (before != null) {
          throw new Refused(
              facts.problem(
                  row,
                  c,
                  "the heading '%s' stands a second time, after %s"
                      .formatted(column.heading(), Grid.name(row, before)),
                  "each heading once"));
        }
        inOrder(row, columns, column);
        columns.add(standsOver(row + table.tiers() - 1, c, to, column));
      }
      if (columns.isEmpty()) {
        throw new Refused(
            facts.problem(row, found.column(), "the header names no column", "headings"));
      }
      return columns;
    }

    /// Months follow one another, October first: in another order their headings have changed places.
    private void inOrder(int row, List<Column> before, Column column) throws Refused {
      if (before.isEmpty()) {
        return;
      }
      Column last = before.getLast();
      if (column.place() > 0 && last.place() > column.place()) {
        throw new Refused(
            facts.problem(
                row + table.tiers() - 1,
                column.column(),
                "the heading '%s' stands behind '%s'".formatted(column.heading(), last.heading()),
                "months in their order"));
      }
    }

    /// A heading that is one cell over several columns stands for the only one of them that has numbers: twice ICE
    /// printed releases two columns right of where their heading begins. Without such a cell the numbers have slipped.
    private Column standsOver(int row, int c, int to, Column column) {
      int over = Math.min(facts.grid().shownTo(row, c), to - 1);
      List<Integer> filled =
          IntStream.rangeClosed(c, over).filter(at -> hasNumber(row, at, to)).boxed().toList();
      return filled.size() == 1 ? column.at(filled.getFirst()) : column;
    }

    private boolean hasNumber(int row, int column, int to) {
      int r = row + 1;
      while (!facts.grid().isNumber(r, column) && !facts.grid().isBlank(r, found.column(), to)) {
        r++;
      }
      return facts.grid().isNumber(r, column);
    }

    private static String key(Column column) {
      return "%s %s %s %s"
          .formatted(
              column.meaning().series(),
              column.meaning().where(),
              column.category(),
              column.period().map(Object::toString).orElse(""));
    }

    private Column column(int row, int c) throws Refused {
      String heading = facts.grid().shown(row, c);
      for (Meaning meaning : table.columns()) {
        if (meaning.matches(heading)) {
          return new Column(c, heading, meaning, "", Optional.empty());
        }
        if (meaning.axis().equals("month-day")) {
          Optional<Period> month =
              Days.serial(facts.grid().number(row, c))
                  .map(day -> Period.month(java.time.YearMonth.from(day)));
          if (month.isPresent()) {
            return new Column(c, heading, meaning, "", month);
          }
        } else if (!meaning.axis().isEmpty()) {
          Optional<Column> one = category(c, heading, meaning);
          if (one.isPresent()) {
            return one.get();
          }
        }
      }
      throw new Refused(
          facts.problem(
              row, c, "table %s has no column '%s'".formatted(table.table(), heading), valid()));
    }

    private Optional<Column> category(int c, String heading, Meaning meaning) {
      if (meaning.axis().equals("fiscal-year")) {
        return FiscalYear.in(heading).stream()
            .mapToObj(
                year -> new Column(c, heading, meaning, "", Optional.of(Period.fiscalYear(year))))
            .findFirst();
      }
      return facts
          .registry()
          .axis(meaning.axis())
          .category(heading)
          .map(category -> new Column(c, heading, meaning, category, Optional.empty()));
    }

    private String valid() {
      return table.columns().stream()
          .flatMap(
              meaning ->
                  meaning.axis().isEmpty() || !facts.registry().axes().containsKey(meaning.axis())
                      ? meaning.heads().stream().map(Object::toString)
                      : java.util.stream.Stream.of(axis(meaning).valid()))
          .collect(Collectors.joining(", "));
    }

    private Axis axis(Meaning meaning) {
      return facts.registry().axis(meaning.axis());
    }

    /// Under a year and a month stands `mid`, its 15th, or `end`, its last day.
    private Column halfMonth(int row, int c, Meaning meaning) throws Refused {
      String year = filled(row, c);
      String month = filled(row + 1, c);
      String half = facts.grid().shown(row + 2, c);
      Optional<String> number = facts.registry().axis("month").category(month);
      boolean known = half.equalsIgnoreCase("mid") || half.equalsIgnoreCase("end");
      if (!year.matches("20\\d\\d") || number.isEmpty() || !known) {
        throw new Refused(
            facts.problem(
                row + 2,
                c,
                "'%s %s %s' is no half of a month".formatted(year, month, half),
                "a year, a month and mid or end, one under the other"));
      }
      java.time.YearMonth of =
          java.time.YearMonth.of(Integer.parseInt(year), Integer.parseInt(number.get()));
      Period day = Period.day(half.equalsIgnoreCase("mid") ? of.atDay(15) : of.atEndOfMonth());
      return new Column(c, "%s %s %s".formatted(year, month, half), meaning, "", Optional.of(day));
    }

    /// A heading over several columns stands in the first of them.
    private String filled(int row, int c) {
      for (int at = c; at > found.column(); at--) {
        if (!facts.grid().isBlank(row, at)) {
          return facts.grid().shown(row, at);
        }
      }
      return "";
    }
  }
}
