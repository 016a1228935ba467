package org.throughline.disclosure;

/// What became of one table.
public sealed interface Outcome {

  /// The table's id.
  String tableId();

  /// The table may be published.
  record Publishable(ProtectedTable table) implements Outcome {
    @Override
    public String tableId() {
      return table.id();
    }
  }

  /// No pattern of suppression protects the table, or the audit did not pass; nothing of it is
  /// published.
  record Withheld(String tableId, String reason) implements Outcome {}
}
