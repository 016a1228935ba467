package org.throughline.disclosure.audit;

import java.util.List;

/// One finding per demand, in the order of the demands.
public record AuditReport(List<Finding> findings) {

  public AuditReport {
    findings = List.copyOf(findings);
  }

  /// Whether every demand is met.
  public boolean passed() {
    return findings.stream().allMatch(Finding::isSafe);
  }

  /// The findings that are not met.
  public List<Finding> failures() {
    return findings.stream().filter(finding -> !finding.isSafe()).toList();
  }
}
