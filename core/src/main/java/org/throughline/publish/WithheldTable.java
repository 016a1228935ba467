package org.throughline.publish;

/// A table that a reader may look for and that is not published.
///
/// @param reason why, a sentence
public record WithheldTable(String tableId, String title, Sentence reason) {

  public WithheldTable {
    Require.text(tableId, "Id of a withheld table");
    Require.text(title, "Title of withheld table '" + tableId + "'");
    Require.text(reason.toString(), "Reason for withholding '" + tableId + "'");
  }
}
