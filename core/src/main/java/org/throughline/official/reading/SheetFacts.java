package org.throughline.official.reading;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.throughline.official.registry.OfficialRegistry;
import org.throughline.releases.Problem;

/// What the reader of a table knows about the sheet and the file around it.
///
/// @param registry the axes
/// @param statistics of the pile, by all that they are made from
/// @param posting the place of the file among all postings
/// @param file its name
/// @param sheet the sheet's name
/// @param grid its cells
/// @param footnotes of the workbook
/// @param fiscalYear that the sheet is about
/// @param dateInName the date that the file's name says
record SheetFacts(
    OfficialRegistry registry,
    Map<String, Statistic> statistics,
    int posting,
    String file,
    String sheet,
    Grid grid,
    Footnotes footnotes,
    OptionalInt fiscalYear,
    Optional<LocalDate> dateInName) {

  Problem problem(int row, int column, String what, String valid) {
    return new Problem(
        new Problem.Place(file, sheet, row + 1, Grid.letters(column)),
        "cell %s: %s".formatted(Grid.name(row, column), what),
        valid);
  }
}
