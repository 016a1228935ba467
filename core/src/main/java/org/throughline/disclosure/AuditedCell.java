package org.throughline.disclosure;

import java.util.Optional;
import org.throughline.disclosure.attack.Finding;

/// A protected count after the audit.
///
/// @param finding what was proved, by whoever comes closest
/// @param attack what gives the count away; empty if nothing does
public record AuditedCell(Finding finding, Optional<AttackKind> attack) {

  /// Whether both ends of its level was proved possible.
  public boolean isSafe() {
    return finding.isSafe();
  }
}
