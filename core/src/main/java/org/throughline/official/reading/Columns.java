package org.throughline.official.reading;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.throughline.official.registry.Axis;
import org.throughline.official.registry.OfficialTable;

/// The columns of a table as a whole: whether numbers slipped to others, and which of them nobody filled.
///
/// @param last the table's last row
/// @param asOf the table's date
/// @param year the fiscal year that it is about
record Columns(
    SheetFacts facts,
    OfficialTable table,
    Header header,
    int last,
    LocalDate asOf,
    OptionalInt year) {

  /// Days after its end in which a half of a month may not have been counted yet.
  private static final int COUNTED_AFTER = 3;

  /// Months and halves of months that the table's date has not reached may be empty.
  private boolean isAhead(Header.Column column) {
    Optional<Period> period = column.period();
    if (period.isPresent()) {
      return period.get().kind() == Period.Kind.DAY
          ? period.get().end().isAfter(asOf.minusDays(COUNTED_AFTER))
          : period.get().start().isAfter(asOf);
    }
    return month(column).filter(month -> month.atDay(1).isAfter(asOf)).isPresent();
  }

  /// The month that a heading names in a table of one fiscal year.
  private Optional<YearMonth> month(Header.Column column) {
    return column.meaning().axis().equals("month")
            && !column.category().equals(Axis.TOTAL)
            && year.isPresent()
        ? Optional.of(FiscalYear.month(year.getAsInt(), Integer.parseInt(column.category())))
        : Optional.empty();
  }

  /// A heading without any number is the mark of columns that slipped, and so is a day behind us on which nobody at all
  /// was held.
  void haveNumbers() throws Refused {
    if (!table.rowsAre().isEmpty() || (table.mayBeEmpty() && table.headerIsAnchor())) {
      return;
    }
    List<Header.Column> due = header.numbers().stream().filter(column -> !isAhead(column)).toList();
    for (Header.Column column : due) {
      boolean isLast = column.equals(due.getLast());
      boolean counted = isLast && column.period().filter(Columns::isDay).isPresent();
      if (!hasNumbers(column, counted) && (isLast || !table.mayBeEmpty())) {
        throw new Refused(
            facts.problem(
                header.row(),
                column.column(),
                "no number%s stands under '%s' of table %s"
                    .formatted(counted ? " but 0" : "", column.heading(), table.table()),
                "numbers under every heading"));
      }
    }
  }

  /// A posting of December 2024 says that nobody was held from October 2023 to August 2024.
  Map<Integer, Fault> neverFilled() {
    Map<Integer, Fault> neverFilled = new HashMap<>();
    List<Header.Column> over = header.numbers().stream().filter(column -> isOver(column)).toList();
    if (over.stream().noneMatch(column -> hasNumbers(column, true))) {
      return over.size() > 1 && !table.mayBeEmpty() ? nothingFilled(over) : neverFilled;
    }
    for (Header.Column column : over) {
      if (hasNumbers(column, false) && !hasNumbers(column, true)) {
        neverFilled.put(column.column(), TableFaults.onlyZeros(time(column), asOf));
      }
    }
    return neverFilled;
  }

  /// A table that was emptied: under no month, nor anywhere else, stands another number than 0.
  private Map<Integer, Fault> nothingFilled(List<Header.Column> over) {
    boolean emptied = header.numbers().stream().noneMatch(column -> hasNumbers(column, true));
    Map<Integer, Fault> neverFilled = new HashMap<>();
    for (Header.Column column : emptied ? header.numbers() : List.<Header.Column>of()) {
      if (!isAhead(column)) {
        neverFilled.put(column.column(), TableFaults.emptied(over.size(), asOf));
      }
    }
    return neverFilled;
  }

  private static String time(Header.Column column) {
    return column
        .period()
        .filter(period -> !isDay(period))
        .map(period -> YearMonth.from(period.start()).toString())
        .orElse(column.heading());
  }

  private boolean isOver(Header.Column column) {
    if (column.period().isPresent()) {
      return column.period().get().kind() != Period.Kind.FISCAL_YEAR
          && column.period().get().end().isBefore(asOf);
    }
    return month(column).filter(month -> month.atEndOfMonth().isBefore(asOf)).isPresent();
  }

  private static boolean isDay(Period period) {
    return period.kind() == Period.Kind.DAY;
  }

  private boolean hasNumbers(Header.Column column, boolean other) {
    for (int r = header.row() + 1; r <= last; r++) {
      double value = facts.grid().number(r, column.column());
      if (!Double.isNaN(value) && !(other && value == 0)) {
        return true;
      }
    }
    return false;
  }

  /// A row that ends one column before the others slipped to the left, where no sum would tell.
  void endTogether() throws Refused {
    List<Header.Column> due =
        header.numbers().stream()
            .filter(column -> !isAhead(column) && !column.meaning().lenient())
            .toList();
    if (due.size() < 2 || !table.rowsAre().isEmpty() || isSummed(due.getLast())) {
      return;
    }
    int end = due.getLast().column();
    int before = due.get(due.size() - 2).column();
    for (int r = header.row() + 1; r <= last; r++) {
      if (facts.grid().isNumber(r, before) && facts.grid().isBlank(r, end)) {
        throw new Refused(
            facts.problem(
                r,
                end,
                "nothing stands under '%s' of table %s, though the row reaches to %s"
                    .formatted(due.getLast().heading(), table.table(), Grid.letters(before)),
                "rows that end in one column"));
      }
    }
  }

  private boolean isSummed(Header.Column column) {
    String unit = column.meaning().unit();
    return !table.sums().isEmpty() && (unit.isEmpty() || unit.equals(table.unit()));
  }
}
