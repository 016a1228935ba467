package org.throughline.publish;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.throughline.disclosure.TableDecision;
import org.throughline.disclosure.history.EarlierNumbers;
import org.throughline.table.CountTable;

/// A table that a reader may look for and that is not published.
///
/// @param reason why, a sentence
/// @param shown when its numbers were published last, if an earlier publication showed them
public record WithheldTable(
    String tableId, String title, Sentence reason, Optional<LocalDate> shown) {

  /// How a reason begins that numbers published before stand.
  private static final String WAITS = "An update waits";

  /// A table that disclosure control withheld.
  ///
  /// @param table with its exact counts, if it is one of the build
  /// @param earlier the numbers that publications before have shown
  public static WithheldTable of(
      TableDecision.Withheld refused, Optional<CountTable> table, EarlierNumbers earlier) {
    return new WithheldTable(
        refused.tableId(),
        table.map(CountTable::title).orElse(refused.tableId()),
        Sentence.of(refused),
        table.stream()
            .flatMap(one -> one.shown().stream())
            .flatMap(cell -> earlier.find(cell.id()).stream())
            .map(EarlierNumbers.Dated::on)
            .max(Comparator.naturalOrder()));
  }

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
