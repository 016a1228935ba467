package org.throughline.publish;

import org.throughline.disclosure.ProtectedCount;

/// Rows that a measure left out, and by which rule.
///
/// @param rule the rule in words that readers see
/// @param rows how many rows of the input files; never by a property of persons
public record ExcludedRows(String rule, ProtectedCount rows) {

  public ExcludedRows {
    Require.text(rule, "Rule for excluded rows");
  }

  /// For the page.
  String sentence(Texts texts) {
    String count =
        rows.shown().isPresent() ? Wording.count(rows.shown().getAsLong()) : Suppression.SYMBOL;
    return texts.of("how.rows", count, texts.phrase(rule).orElse(rule));
  }
}
