package org.throughline.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.throughline.disclosure.AttackKind;
import org.throughline.disclosure.AuditedCell;
import org.throughline.disclosure.PublishedAudit;
import org.throughline.disclosure.attack.Finding;
import org.throughline.verify.Audit;

/// What an audit found, as it is printed.
record AuditFindings(Audit.Result result) implements Report {

  private static final int SHOWN = 5;

  /// @param disclosedBy disclosed cells by the attack that gives them away
  /// @param closest so many cells as the text names
  private record Fields(
      boolean passed,
      int tables,
      int figures,
      int knownFromElsewhere,
      int factsPublishedBefore,
      int insidersTogether,
      int protectedCells,
      int disclosed,
      Map<String, Long> disclosedBy,
      int solverFailures,
      List<String> problems,
      List<Close> closest) {}

  private record Close(
      String number,
      long provenLow,
      long provenHigh,
      String attacker,
      long demandedLow,
      long demandedHigh,
      long margin,
      Optional<String> attack) {

    String sentence() {
      return String.format(
          Locale.ROOT,
          "%s: values from %d to %d stay possible for %s, %d to %d were demanded, margin %d%s",
          number,
          provenLow,
          provenHigh,
          attacker,
          demandedLow,
          demandedHigh,
          margin,
          attack.map(kind -> "; given away by " + kind).orElse(""));
    }
  }

  @Override
  public Object fields() {
    PublishedAudit audit = result.found();
    return new Fields(
        audit.passed(),
        result.tables(),
        result.figures(),
        result.known(),
        result.before(),
        result.insiders(),
        audit.cells().size(),
        audit.disclosed().size(),
        disclosedBy(),
        audit.solverFailures(),
        audit.problems(),
        closest());
  }

  private static Close close(AuditedCell cell) {
    Finding finding = cell.finding();
    return new Close(
        finding.cellId(),
        finding.provenLow(),
        finding.provenHigh(),
        finding.attacker().words(),
        finding.level().low(),
        finding.level().high(),
        finding.margin(),
        cell.attack().map(AttackKind::words));
  }

  private List<Close> closest() {
    return result.found().cells().stream().limit(SHOWN).map(AuditFindings::close).toList();
  }

  private Map<String, Long> disclosedBy() {
    Map<String, Long> given = new LinkedHashMap<>();
    for (AttackKind kind : AttackKind.values()) {
      result.found().disclosed().stream()
          .filter(cell -> cell.attack().orElseThrow() == kind)
          .forEach(cell -> given.merge(kind.words(), 1L, Long::sum));
    }
    return given;
  }

  @Override
  public void print(PrintWriter to) {
    StringBuilder text = new StringBuilder();
    PublishedAudit audit = result.found();
    line(text, "Tables attacked together", result.tables());
    line(text, "Figures of the page", result.figures());
    line(text, "Known from elsewhere", result.known());
    line(text, "Facts published before", result.before());
    line(text, "Insiders together", result.insiders());
    line(text, "Protected cells", audit.cells().size());
    line(text, "Disclosed", audit.disclosed().size());
    disclosedBy().forEach((attack, cells) -> line(text, "  by " + attack, cells));
    line(text, "Failures of the solvers", audit.solverFailures());
    line(text, "Problems of the files", audit.problems().size());
    audit.problems().forEach(problem -> text.append("  ").append(problem).append('\n'));
    text.append(audit.passed() ? "Passed.\n" : "NOT PASSED.\n");
    if (!closest().isEmpty()) {
      text.append("Closest to disclosure (for this machine only):\n");
      closest().forEach(cell -> text.append("  ").append(cell.sentence()).append('\n'));
    }
    to.print(text);
  }

  private static void line(StringBuilder text, String what, long number) {
    text.append(String.format(Locale.ROOT, "%-34s %,d%n", what, number));
  }
}
