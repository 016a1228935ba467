package org.throughline.cli;

import java.util.List;
import java.util.Locale;
import org.throughline.disclosure.AttackKind;
import org.throughline.disclosure.AuditedCell;
import org.throughline.disclosure.PublishedAudit;
import org.throughline.disclosure.attack.Finding;
import org.throughline.verify.Audit;

/// An audit in words.
record AuditWords(Audit.Result result) {

  private static final int SHOWN = 5;

  String text() {
    PublishedAudit audit = result.found();
    StringBuilder text = new StringBuilder();
    line(text, "Tables attacked together", result.tables());
    line(text, "Figures of the page", result.figures());
    line(text, "Known from elsewhere", result.known());
    line(text, "Facts published before", result.before());
    line(text, "Insiders together", result.insiders());
    line(text, "Protected cells", audit.cells().size());
    line(text, "Disclosed", audit.disclosed().size());
    for (AttackKind kind : AttackKind.values()) {
      long given =
          audit.disclosed().stream().filter(cell -> cell.attack().orElseThrow() == kind).count();
      if (given > 0) {
        line(text, "  by " + kind.words(), given);
      }
    }
    line(text, "Failures of the solvers", audit.solverFailures());
    line(text, "Problems of the files", audit.problems().size());
    audit.problems().forEach(problem -> text.append("  ").append(problem).append('\n'));
    text.append(audit.passed() ? "Passed.\n" : "NOT PASSED.\n");
    List<AuditedCell> closest = audit.cells().stream().limit(SHOWN).toList();
    if (!closest.isEmpty()) {
      text.append("Closest to disclosure (for this machine only):\n");
      closest.forEach(cell -> text.append("  ").append(sentence(cell)).append('\n'));
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String what, long number) {
    text.append(String.format(Locale.ROOT, "%-34s %,d%n", what, number));
  }

  private static String sentence(AuditedCell cell) {
    Finding finding = cell.finding();
    return String.format(
        Locale.ROOT,
        "%s: values from %d to %d stay possible for %s, %d to %d were demanded, margin %d%s",
        finding.cellId(),
        finding.provenLow(),
        finding.provenHigh(),
        finding.attacker().words(),
        finding.level().low(),
        finding.level().high(),
        finding.margin(),
        cell.attack().map(kind -> "; given away by " + kind.words()).orElse(""));
  }
}
