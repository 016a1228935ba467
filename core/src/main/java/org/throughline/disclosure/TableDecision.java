package org.throughline.disclosure;

import java.util.List;

/// What became of one table.
public sealed interface TableDecision {

  /// The table's id.
  String tableId();

  /// The table may be published.
  record Publishable(ProtectedTable table) implements TableDecision {
    @Override
    public String tableId() {
      return table.id();
    }
  }

  /// No pattern of suppression protects the table, or the audit did not pass; nothing of it is
  /// published.
  ///
  /// @param reason what stands in the way, in a sentence that readers may see
  /// @param cells ids of the cells that cannot be protected; for the local machine only, since being
  ///     named here tells that a count is small
  record Withheld(String tableId, String reason, List<String> cells) implements TableDecision {
    public Withheld {
      cells = List.copyOf(cells);
    }
  }
}
