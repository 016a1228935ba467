package org.throughline.publish;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.OptionalDouble;

/// A facility as the agency's own workbooks describe it. All numbers are the agency's, or follow from them.
///
/// @param id ICE's code of the facility, or a name where no list has its code
/// @param name as last printed
/// @param zip its ZIP code, five digits; empty where none is printed
/// @param area the area of responsibility; empty where none is printed
/// @param type what the agency calls the kind of facility
/// @param sexes whom it holds, as printed
/// @param source where that stands
/// @param years what was posted last about each fiscal year, oldest first
/// @param months the population in each month, as far as postings tell it, oldest first
record OfficialFacility(
    String id,
    String name,
    String city,
    String state,
    String zip,
    String area,
    String type,
    String sexes,
    Inspection inspection,
    Source source,
    List<Year> years,
    List<Month> months) {

  OfficialFacility {
    Require.text(id, "Id of a facility");
    Require.text(name, "Name of a facility");
    years = List.copyOf(years);
    months = List.copyOf(months);
  }

  /// The last inspection, as printed; texts are empty where nothing is.
  record Inspection(String kind, String date, String standard, String rating) {}

  /// Where numbers stand, and the date of their table.
  record Source(LocalDate asOf, String file, String sheet) {}

  /// A fiscal year, or as much of one as the last posting about it covers.
  ///
  /// @param until the last day that the averages cover
  /// @param population average daily population, in people
  /// @param withoutConviction of that, those without a conviction
  /// @param mandatory of that, those whose detention is mandatory by law
  /// @param stay average length of stay, in days
  /// @param beds the guaranteed minimum, in beds
  record Year(
      int fiscalYear,
      LocalDate until,
      OptionalDouble population,
      OptionalDouble withoutConviction,
      OptionalDouble mandatory,
      OptionalDouble stay,
      OptionalDouble beds,
      Source source) {

    /// Whether the averages cover the year to its end.
    boolean whole() {
      return until.equals(LocalDate.of(fiscalYear, 9, 30));
    }
  }

  /// The average daily population between the two postings around the middle of a month.
  record Month(YearMonth month, double population) {}
}
