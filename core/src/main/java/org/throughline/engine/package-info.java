/// The seam to SQL engines.
///
/// In: SQL files with named macros, Parquet files. Out: tables, rows and Parquet files. The embedded
/// engine is DuckDB; another engine implements [SqlEngine] and brings a [Dialect]. Not done here: what
/// the SQL means.
@org.jspecify.annotations.NullMarked
package org.throughline.engine;
