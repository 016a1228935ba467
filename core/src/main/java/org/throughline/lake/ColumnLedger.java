package org.throughline.lake;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// The account of one column of one sheet.
///
/// @param header as released
/// @param column canonical name; empty when the registry does not know the header
/// @param privacy what becomes of the values; `unknown` when the registry does not know the header
/// @param values cells with a value
/// @param missing cells without
/// @param withheld cells the agency redacted
/// @param anomalies cells that cannot be what the column says
/// @param firstAnomaly row of the first of them; 0 when there is none
/// @param others frequent texts that the column is not known to hold, with their rows; rare ones may tell of a person
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
    long anomalies,
    int firstAnomaly,
    Map<String, Long> others) {

  public ColumnLedger {
    others = Collections.unmodifiableMap(new TreeMap<>(others));
  }
}
