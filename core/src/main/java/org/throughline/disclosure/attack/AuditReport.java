package org.throughline.disclosure.attack;

import java.util.List;

/// One finding per protection level, in the order of the levels.
///
/// @param solverFailures how often a solver failed; what it might have proved counts as disclosed
public record AuditReport(List<Finding> findings, int solverFailures) {

  public AuditReport {
    findings = List.copyOf(findings);
  }

  /// Whether every protection level is met.
  public boolean passed() {
    return findings.stream().allMatch(Finding::isSafe);
  }

  /// The findings that are not met.
  public List<Finding> failures() {
    return findings.stream().filter(finding -> !finding.isSafe()).toList();
  }
}
