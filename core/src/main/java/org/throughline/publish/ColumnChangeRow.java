package org.throughline.publish;

import java.util.List;

/// A column that is in one of two compared releases only, or has another header there.
///
/// @param table the lake table
/// @param change `gone`, `new` or `renamed`
/// @param column its canonical name; empty for a header that the registry does not know
/// @param older its headers in the older release
/// @param newer its headers in the newer release
public record ColumnChangeRow(
    String table, String change, String column, List<String> older, List<String> newer) {

  public ColumnChangeRow {
    Require.text(table, "Table of a changed column");
    older = List.copyOf(older);
    newer = List.copyOf(newer);
  }
}
