package org.throughline.publish;

/// Rows that a measure left out, and by which rule.
///
/// @param rule the rule in words that readers see
/// @param rows how many rows of the input files; never by a property of persons
public record ExcludedRows(String rule, long rows) {

  public ExcludedRows {
    Require.text(rule, "Rule for excluded rows");
    if (rows < 0) {
      throw new IllegalArgumentException(
          "Rule '" + rule + "' excludes " + rows + " rows; valid are 0 and above");
    }
  }
}
