package org.throughline.official.reading;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.throughline.official.registry.DateSource;
import org.throughline.official.registry.OfficialTable;

/// The date of a table, and where it stands.
///
/// @param from in words, with the cell where there is one
record AsOf(LocalDate day, String from) {

  private static final int BELOW = 40;

  /// The date by the first source that has it.
  ///
  /// @param named the end of the period that the table's title names
  /// @throws Refused when the table has no date of its own
  static AsOf of(SheetFacts facts, FoundTable found, OfficialTable table, Optional<Period> named)
      throws Refused {
    for (DateSource source : table.dates()) {
      Optional<AsOf> day = by(source, facts, found, named);
      if (day.isPresent()) {
        return day.get();
      }
    }
    throw new Refused(
        facts.problem(
            found.row(),
            found.column(),
            "table '%s' has no date of its own".formatted(found.title()),
            table.dates().stream().map(DateSource::expected).collect(Collectors.joining(", or "))));
  }

  private static Optional<AsOf> by(
      DateSource source, SheetFacts facts, FoundTable found, Optional<Period> named) {
    if (source.section().isPresent()) {
      return facts
          .footnotes()
          .day(source.section().get(), source.statement().orElse(Days.EXTRACT_DAY))
          .map(stated -> new AsOf(stated.day(), "footnote in " + stated.cell()));
    }
    if (source.sheet().isPresent()) {
      return facts.grid().texts().stream()
          .flatMap(text -> Days.all(source.sheet().get(), text).stream())
          .max(LocalDate::compareTo)
          .map(day -> new AsOf(day, "the sheet"));
    }
    if (source.title().isPresent()) {
      return Days.all(source.title().get(), found.title()).stream()
          .findFirst()
          .map(day -> new AsOf(day, "the title"));
    }
    if (source.below().isPresent()) {
      return below(source.below().get(), facts.grid(), found);
    }
    if (source.name()) {
      return facts.dateInName().map(day -> new AsOf(day, "the file's name"));
    }
    return named.map(period -> new AsOf(period.end(), "the title"));
  }

  private static Optional<AsOf> below(Pattern pattern, Grid grid, FoundTable found) {
    for (int r = found.row() + 1; r < Math.min(grid.rows(), found.row() + BELOW); r++) {
      Optional<LocalDate> day =
          grid.text(r, found.column()).stream()
              .flatMap(text -> Days.all(pattern, text).stream())
              .findFirst();
      if (day.isPresent()) {
        return Optional.of(new AsOf(day.get(), "note in " + Grid.name(r, found.column())));
      }
    }
    return Optional.empty();
  }
}
