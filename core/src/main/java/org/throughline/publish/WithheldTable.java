package org.throughline.publish;

import java.time.LocalDate;
import java.util.Optional;

/// A table that a reader may look for and that is not published.
///
/// @param reason why, a sentence
/// @param shown when its numbers were published last, if an earlier publication showed them
public record WithheldTable(
    String tableId, String title, Sentence reason, Optional<LocalDate> shown) {

  /// How a reason begins that numbers published before stand.
  private static final String WAITS = "An update waits";

  /// A table that no publication has shown.
  public WithheldTable(String tableId, String title, Sentence reason) {
    this(tableId, title, reason, Optional.empty());
  }

  public WithheldTable {
    Require.text(tableId, "Id of a withheld table");
    Require.text(title, "Title of withheld table '" + tableId + "'");
    Require.text(reason.toString(), "Reason for withholding '" + tableId + "'");
  }

  /// Whether what was published before stands.
  boolean waits() {
    return reason.toString().startsWith(WAITS);
  }
}
