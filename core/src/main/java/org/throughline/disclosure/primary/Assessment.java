package org.throughline.disclosure.primary;

import java.math.BigDecimal;

/// What a rule says about one cell.
public sealed interface Assessment {

  /// The rule has no objection.
  record Safe() implements Assessment {}

  /// The cell must be protected.
  ///
  /// @param upperLevel how far above its value an outsider must think it possible; 0 demands only
  ///     that the exact value stays open
  record Unsafe(BigDecimal upperLevel) implements Assessment {}
}
