package org.throughline.releases;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The words a family of releases uses for its columns.
///
/// @param vocabulary its id
/// @param title the releases it covers
/// @param source where these facts come from
/// @param dates the order of day and month in the texts that the agency itself released; empty where it released none
/// @param nulls trimmed cell texts that mean nothing was recorded
/// @param tables one entry per released table
public record Vocabulary(
    String vocabulary,
    String title,
    String source,
    String dates,
    List<String> nulls,
    List<Table> tables) {

  /// The one order that agencies are known to write.
  private static final String MONTH_FIRST = "month first";

  public Vocabulary {
    if (!dates.isEmpty() && !dates.equals(MONTH_FIRST)) {
      throw new IllegalArgumentException(
          "Vocabulary '" + vocabulary + "' has dates: " + dates + "; valid is " + MONTH_FIRST);
    }
    nulls = List.copyOf(nulls);
    tables = List.copyOf(tables);
  }

  @com.fasterxml.jackson.annotation.JsonCreator
  static Vocabulary of(
      String vocabulary,
      String title,
      String source,
      @Nullable String dates,
      List<String> nulls,
      List<Table> tables) {
    return new Vocabulary(vocabulary, title, source, dates == null ? "" : dates, nulls, tables);
  }

  /// Whether the agency's own texts are known to write the month before the day.
  boolean monthIsFirst() {
    return dates.equals(MONTH_FIRST);
  }

  /// The headers of one table.
  public record Table(String table, List<Header> columns) {
    public Table {
      columns = List.copyOf(columns);
    }

    /// How many columns a sheet must have to be of this table.
    long requiredColumns() {
      return columns.stream().filter(Header::required).map(Header::column).distinct().count();
    }
  }

  /// One header and what it means.
  ///
  /// @param firstOfTwo the header may stand twice in a sheet and this is the first; the entry of the same
  ///     header without this is the second, or the only one
  public record Header(
      String header, String column, boolean required, List<String> keeps, boolean firstOfTwo) {

    @com.fasterxml.jackson.annotation.JsonCreator
    static Header of(
        String header,
        String column,
        @Nullable Boolean required,
        @Nullable List<String> keeps,
        @Nullable String twice) {
      return new Header(
          header,
          column,
          required != null && required,
          keeps == null ? List.of() : List.copyOf(keeps),
          twice != null && isFirst(header, twice));
    }

    private static boolean isFirst(String header, String twice) {
      if (!twice.equals("first")) {
        throw new IllegalArgumentException(
            "Header '" + header + "' has twice: " + twice + "; valid is first");
      }
      return true;
    }
  }
}
