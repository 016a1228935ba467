package org.throughline.lake;

/// The account of one column of one sheet.
///
/// @param header as released
/// @param column canonical name; empty when the registry does not know the header
/// @param privacy what becomes of the values; `unknown` when the registry does not know the header
/// @param values cells with a value
/// @param missing cells without
/// @param withheld cells the agency redacted
/// @param anomalies cells that cannot be what the column says
public record ColumnLedger(
    String release,
    String file,
    String sheet,
    String table,
    int position,
    String header,
    String column,
    String privacy,
    long values,
    long missing,
    long withheld,
    long anomalies) {}
