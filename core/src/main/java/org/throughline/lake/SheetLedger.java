package org.throughline.lake;

import java.util.Map;
import java.util.TreeMap;

/// The account of one sheet. `read = kept + rejected`, or the build fails.
///
/// @param release the release the file belongs to
/// @param file name of the file
/// @param sha256 digest of the file
/// @param sheet name of the sheet, empty for a text file
/// @param position 0-based place of the sheet in its file
/// @param status `read`, or why no row was: `empty`, `foreign`, `hidden`, `other year`, `other release`,
///     `copy` (of a file with the same content)
/// @param reason the same in words; empty when read
/// @param vocabulary and table as recognised; empty when not read
/// @param title what the sheet calls itself
/// @param headerRow 1-based; 0 when not read
/// @param blank rows below the header without any content
/// @param read rows below the header with content
/// @param kept rows in the lake
/// @param repaired rows in the lake that were put right: a shift undone, fields missing at the end taken for empty
/// @param rejected rows not in the lake, by reason
/// @param key how far the column can be read that says when an event was
public record SheetLedger(
    String release,
    String file,
    String sha256,
    String sheet,
    int position,
    String status,
    String reason,
    String vocabulary,
    String table,
    String title,
    int headerRow,
    long blank,
    long read,
    long kept,
    long repaired,
    Map<String, Long> rejected,
    Key key) {

  public SheetLedger {
    rejected = java.util.Collections.unmodifiableMap(new TreeMap<>(rejected));
  }

  /// The column that says when an event was.
  ///
  /// @param header as released; empty when the sheet has none
  /// @param values rows with anything in it
  /// @param unreadable those of them that cannot be read
  /// @param firstRow the first of these; 0 when there is none
  public record Key(String header, long values, long unreadable, int firstRow) {

    static final Key NONE = new Key("", 0, 0, 0);

    /// Beyond this share a column was not understood.
    public static final double MOST_UNREADABLE = 0.05;

    /// Whether more of it cannot be read than mistakes explain.
    public boolean wasNotUnderstood() {
      return unreadable > MOST_UNREADABLE * values;
    }
  }

  /// Rows that are data and do not fit the columns of their sheet, where they are so many that the sheet was not
  /// understood: more than half of all that are data; 0 otherwise.
  long misfits() {
    long noData =
        rejected.getOrDefault(RowJudge.NO_DATA, 0L)
            + rejected.getOrDefault(RowJudge.HEADER_AGAIN, 0L);
    long misfits = rejectedRows() - noData;
    boolean few = misfits < SheetIngest.FREQUENT || 2 * misfits <= read - noData;
    return few || !status.equals("read") ? 0 : misfits;
  }

  /// Rows not in the lake, whatever the reason.
  public long rejectedRows() {
    return rejected.values().stream().mapToLong(Long::longValue).sum();
  }

  /// Whether every row that was read is accounted for.
  public boolean balances() {
    return read == kept + rejectedRows();
  }
}
