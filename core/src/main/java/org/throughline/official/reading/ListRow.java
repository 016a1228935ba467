package org.throughline.official.reading;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/// A row of a published list: of facilities, or of agreements.
///
/// @param posting the place of its file among all postings
/// @param table the kind of table
/// @param row as a spreadsheet program numbers it
/// @param where the category on each axis
/// @param attributes what else the row says
/// @param asOf the date of the list
/// @param fault why it stays out of the series
public record ListRow(
    int posting,
    String table,
    String sheet,
    int row,
    Map<String, String> where,
    Map<String, String> attributes,
    LocalDate asOf,
    Optional<Fault> fault) {}
