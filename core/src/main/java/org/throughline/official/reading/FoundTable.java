package org.throughline.official.reading;

import java.util.Optional;
import org.throughline.official.registry.OfficialTable;

/// The anchor of a table in a sheet.
///
/// @param table what kind of table; nothing where tables of this kind are not read
/// @param row of the anchor
/// @param column of the anchor
/// @param title its text
record FoundTable(Optional<OfficialTable> table, int row, int column, String title) {}
