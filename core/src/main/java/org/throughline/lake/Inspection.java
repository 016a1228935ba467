package org.throughline.lake;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.throughline.releases.ColumnSpec;
import org.throughline.releases.Problem;

/// What files hold, without building anything.
///
/// No value of a locating or identifying column is in it, and of the other columns only those values that
/// the registry lists as the column's set; others are numbers of cells.
///
/// @param sheets every sheet of every file
/// @param problems what would keep the files from being built
public record Inspection(List<Sheet> sheets, List<Problem> problems) {

  public Inspection {
    sheets = List.copyOf(sheets);
    problems = List.copyOf(problems);
  }

  /// One sheet.
  ///
  /// @param name empty for a text file
  public record Sheet(String file, String release, String name, boolean visible, Content content) {}

  /// What a sheet holds.
  public sealed interface Content {

    /// Nothing that is read.
    ///
    /// @param reason such as `empty`, or what it is nearest to
    record Unread(String reason) implements Content {}

    /// A table of a vocabulary.
    ///
    /// @param sureness headers in common, as a share of the sheet's headers and the vocabulary's together
    /// @param headerRow 1-based
    /// @param unknown headers that the vocabulary does not know
    /// @param missing headers of the vocabulary that the sheet lacks
    /// @param firstProblems the first cells and rows that are not what they should be
    record Table(
        String vocabulary,
        String table,
        double sureness,
        int headerRow,
        Rows rows,
        List<Column> columns,
        List<String> unknown,
        List<String> missing,
        List<Problem> firstProblems)
        implements Content {
      public Table {
        columns = List.copyOf(columns);
        unknown = List.copyOf(unknown);
        missing = List.copyOf(missing);
        firstProblems = List.copyOf(firstProblems);
      }
    }
  }

  /// Rows below the header.
  public record Rows(long blank, long read, long rejected) {}

  /// One column.
  ///
  /// @param header as released
  /// @param known cells with each value of the column's known set; empty when the registry has no set
  /// @param others cells with a value outside the set
  public record Column(
      String header, ColumnSpec spec, Cells cells, Map<String, Long> known, long others) {
    public Column {
      known = java.util.Collections.unmodifiableMap(new TreeMap<>(known));
    }
  }

  /// Cells by what became of them.
  public record Cells(long values, long missing, long withheld, long anomalies) {

    private long all() {
      return values + missing + withheld + anomalies;
    }

    /// Share of cells in which nothing was recorded, 0 to 1.
    public double missingShare() {
      return all() == 0 ? 0 : (double) missing / all();
    }

    /// Share of cells that the agency redacted, 0 to 1.
    public double withheldShare() {
      return all() == 0 ? 0 : (double) withheld / all();
    }
  }
}
