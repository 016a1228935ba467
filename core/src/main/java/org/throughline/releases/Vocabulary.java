package org.throughline.releases;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The words a family of releases uses for its columns.
///
/// @param vocabulary its id
/// @param title the releases it covers
/// @param source where these facts come from
/// @param nulls trimmed cell texts that mean nothing was recorded
/// @param tables one entry per released table
public record Vocabulary(
    String vocabulary, String title, String source, List<String> nulls, List<Table> tables) {

  public Vocabulary {
    nulls = List.copyOf(nulls);
    tables = List.copyOf(tables);
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
