package org.throughline.disclosure;

/// Why a table may be published.
public sealed interface Verdict {

  /// The table says nothing about a property of a person, so no cell needs protection.
  ///
  /// @param reason the sentence that readers see
  record NoProtectionNeeded(String reason) implements Verdict {}

  /// The audit attacked all tables published together and could not narrow any protected cell
  /// beyond what the policy allows.
  ///
  /// @param protectedCells cells that the audit attacked, over all tables audited together
  record AuditPassed(int protectedCells) implements Verdict {}

  /// Every number of all tables published together is rounded or has noise; the audit, which knew the
  /// method, could not pin any small count down to one value.
  ///
  /// @param attackedCells small counts that the audit attacked, over all tables audited together
  record PerturbationPassed(int attackedCells) implements Verdict {}
}
