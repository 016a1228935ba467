package org.throughline.official.reading;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// What can be wrong with a table as a whole that the table itself shows.
final class TableFaults {

  static final String HIDDEN = "hidden-sheet";
  static final String ANOTHER_YEAR = "another-fiscal-year";
  static final String BEFORE = "dated-before-its-fiscal-year";
  static final String AFTER = "dated-after-its-posting";
  static final String LATER_MONTH = "month-after-its-date";
  static final String TWICE = "printed-twice";
  static final String ONLY_ZEROS = "only-zeros";

  private TableFaults() {}

  static Optional<Fault> of(TableReader.Read read, SheetFacts facts, LocalDate posted) {
    LocalDate asOf = read.asOf().day();
    String stated = "%s says %s".formatted(read.asOf().from(), asOf);
    boolean period =
        read.table().dates().stream().anyMatch(source -> source.period() || source.latest());
    if (!period
        && read.fiscalYear().isPresent()
        && asOf.isBefore(FiscalYear.start(read.fiscalYear().getAsInt()))) {
      return Optional.of(
          new Fault(
              BEFORE,
              String.format(
                  Locale.ROOT,
                  "%s, but FY%d begins on %s",
                  stated,
                  read.fiscalYear().getAsInt(),
                  FiscalYear.start(read.fiscalYear().getAsInt()))));
    }
    return asOf.isAfter(posted)
        ? Optional.of(
            new Fault(AFTER, "%s, but the file was posted by %s".formatted(stated, posted)))
        : Optional.empty();
  }

  /// @param heading of a column of time that was over on that day
  static Fault onlyZeros(String heading, LocalDate asOf) {
    return new Fault(
        ONLY_ZEROS, "under '%s', over by %s, every number is 0".formatted(heading, asOf));
  }

  /// @param months how many of its months were over on that day
  static Fault emptied(int months, LocalDate asOf) {
    return new Fault(
        ONLY_ZEROS,
        String.format(
            Locale.ROOT,
            "every number of the table is 0, though %d of its months were over by %s",
            months,
            asOf));
  }

  /// @param first where the same number of the same thing stands already
  static Fault printedTwice(Observation first) {
    return new Fault(TWICE, "the same number of the same stands in " + first.cell());
  }

  /// @param first where the same number of the same thing stands already, on another sheet
  static Fault onSheet(Observation first) {
    return new Fault(
        TWICE,
        "the same number of the same stands on sheet '%s', in %s"
            .formatted(first.sheet(), first.cell()));
  }

  /// @param other where another number of the same thing stands in the file
  static Fault printedOtherwise(Observation other) {
    return new Fault(
        TWICE,
        "sheet '%s' says %s of the same in %s"
            .formatted(other.sheet(), other.value(), other.cell()));
  }

  /// A table that was left from another year: its title names one that is not the sheet's, and its date is not of that
  /// year either. Where it is, the sheet goes by the name of the year before.
  ///
  /// @param about the fiscal year of the sheet
  static Optional<Fault> ofAnotherYear(FoundTable found, LocalDate asOf, OptionalInt about) {
    OptionalInt named = FiscalYear.only(found.title());
    return named.isPresent()
            && about.isPresent()
            && named.getAsInt() != about.getAsInt()
            && (asOf.isBefore(FiscalYear.start(named.getAsInt()))
                || asOf.isAfter(FiscalYear.end(named.getAsInt())))
        ? Optional.of(
            new Fault(
                ANOTHER_YEAR,
                String.format(
                    Locale.ROOT,
                    "the title in %s says FY%d, the sheet is about FY%d and the table's date is %s",
                    Grid.name(found.row(), found.column()),
                    named.getAsInt(),
                    about.getAsInt(),
                    asOf)))
        : Optional.empty();
  }

  /// A zero is a placeholder; any other number says that the table's date cannot be right.
  static Fault afterItsDate(Observation one) {
    return new Fault(
        LATER_MONTH,
        "the table's date is %s, before the period begins on %s%s"
            .formatted(
                one.asOf(), one.period().start(), one.value() == 0 ? "" : ", yet it is not zero"));
  }
}
