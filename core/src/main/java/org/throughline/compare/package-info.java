/// What changed between two lakes.
///
/// In: two lakes, an older and a newer one, each with an engine of its own. Out: columns, sets of
/// values and counts by month side by side, and the [org.throughline.table.CountTable]s of them with the
/// equations that tie older, newer and change. Rows and people are never matched: only counts are
/// compared. Not done here: protection itself, counting within one release.
@org.jspecify.annotations.NullMarked
package org.throughline.compare;
