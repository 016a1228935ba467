package org.throughline.reconcile;

import java.util.Map;
import org.throughline.measures.Scope;

/// One of our numbers beside the official one, or why there is nothing to compare.
public sealed interface Reconciliation {

  Scope scope();

  /// What is compared, in words.
  String what();

  /// An official figure for the same thing.
  ///
  /// @param where dimension values both are limited to
  /// @param source who published the official figure where
  /// @param url the public address of that; empty where none is known
  record Compared(
      Scope scope,
      String what,
      Map<String, String> where,
      long ours,
      long official,
      String source,
      String url)
      implements Reconciliation {

    public Compared {
      where = Map.copyOf(where);
    }

    /// Our number minus the official one.
    public long difference() {
      return ours - official;
    }

    /// Whether both are the same.
    public boolean equal() {
      return ours == official;
    }
  }

  /// Nothing official can be compared.
  ///
  /// @param reason why, in a sentence
  record NotComparable(Scope scope, String what, String reason) implements Reconciliation {}
}
