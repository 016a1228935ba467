/// The lake: typed rows with their origin, and the ledger that accounts for every row read.
///
/// In: surveyed sheets. Out: Parquet files per canonical table, and the tables `ledger`, `columns`,
/// `rejects` and `anomalies`. Locating and identifying columns are counted and dropped here; a person
/// hash becomes a number of its release. Not done here: judging which rows count, joining, statistics.
@org.jspecify.annotations.NullMarked
package org.throughline.lake;
