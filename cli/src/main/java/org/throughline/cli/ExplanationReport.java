package org.throughline.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.throughline.disclosure.Policy;
import org.throughline.disclosure.ProtectedCount;
import org.throughline.measures.CellRecord;
import org.throughline.measures.Coverage;
import org.throughline.measures.Explanation;
import org.throughline.measures.Losses;
import org.throughline.reconcile.Reconciliation;
import org.throughline.releases.Problem.Place;
import org.throughline.verify.PublishedTitle;

/// How a published count came about.
///
/// @param policy of the build: it decides which numbers of excluded rows may be said
/// @param title of the first table that shows it
/// @param official figures of an agency for the same thing
record ExplanationReport(
    Explanation explanation,
    Policy policy,
    Optional<PublishedTitle> title,
    List<Reconciliation.Compared> official)
    implements Report {

  /// @param number counted anew from the lake
  /// @param published what the build published
  /// @param inputs none where the parts of the number would tell what is withheld
  private record Fields(
      String id,
      Optional<String> title,
      long number,
      long published,
      String unit,
      String measure,
      String release,
      String fiscalYear,
      Map<String, String> dimensions,
      String definition,
      List<String> caveats,
      List<Input> inputs,
      List<Excluded> excluded,
      List<Official> official,
      String measureSql,
      String numberSql,
      Optional<String> citation) {}

  private record Input(String file, String sheet, long rows, String sha256, String title) {}

  /// @param rows nothing where the number is withheld
  private record Excluded(String rule, OptionalLong rows) {}

  private record Official(long figure, String source, String url) {}

  @Override
  public Object fields() {
    CellRecord cell = explanation.cell();
    return new Fields(
        cell.id(),
        title.map(PublishedTitle::title),
        explanation.count(),
        cell.count(),
        explanation.measure().unit(),
        explanation.measure().title(),
        cell.scope().release(),
        cell.scope().fiscalYearLabel(),
        cell.coordinates(),
        explanation.measure().definition(),
        explanation.measure().caveats(),
        explanation.inputs().stream()
            .map(one -> new Input(one.file(), one.sheet(), one.rows(), one.sha256(), one.title()))
            .toList(),
        excluded(),
        official.stream()
            .map(pair -> new Official(pair.official(), pair.source(), pair.url()))
            .toList(),
        explanation.sql(),
        explanation.query(),
        citation());
  }

  private List<Excluded> excluded() {
    return explanation.excluded().entrySet().stream()
        .map(
            entry ->
                new Excluded(
                    entry.getKey(),
                    Losses.isForLake(entry.getKey())
                        ? ProtectedCount.withheld().shown()
                        : ProtectedCount.of(entry.getValue(), policy).shown()))
        .toList();
  }

  private Optional<String> citation() {
    return title.map(
        one ->
            String.format(
                Locale.ROOT,
                "%s Number %s: %,d.",
                one.citation(),
                explanation.cell().id(),
                explanation.count()));
  }

  @Override
  public void print(PrintWriter to) {
    title.ifPresent(one -> to.printf("%s%n%n", one.title()));
    count(to);
    for (Reconciliation.Compared pair : official) {
      to.printf(
          Locale.ROOT,
          "Official figure%n  %,12d  %s%n%s",
          pair.official(),
          pair.source(),
          pair.url().isEmpty() ? "" : "%16s%s%n".formatted("", pair.url()));
    }
    citation().ifPresent(text -> to.printf("%nTo cite%n  %s%n", text));
  }

  private void count(PrintWriter out) {
    CellRecord cell = explanation.cell();
    out.printf("%s%n%n", cell.id());
    out.printf(
        Locale.ROOT, "Number      %,d %s%n", explanation.count(), explanation.measure().unit());
    out.printf("Measure     %s%n", explanation.measure().title());
    out.printf("Release     %s, %s%n", cell.scope().release(), cell.scope().fiscalYearLabel());
    cell.coordinates().forEach((dimension, label) -> out.printf("%-11s %s%n", dimension, label));
    if (explanation.count() != cell.count()) {
      out.printf(
          Locale.ROOT, "The build published %,d; the lake has changed since.%n", cell.count());
    }
    out.printf("%nDefinition%n  %s%n", explanation.measure().definition());
    explanation.measure().caveats().forEach(caveat -> out.printf("  - %s%n", caveat));
    out.printf("%nRows that count, by file and sheet%n");
    if (explanation.inputs().isEmpty()) {
      out.println(
          "  not shown: it is counted from several sheets, and its parts would tell what is"
              + " withheld");
    }
    for (Coverage.Input input : explanation.inputs()) {
      out.printf(
          Locale.ROOT,
          "  %,12d  %s%n                sha256 %s%n",
          input.rows(),
          Place.sheet(input.file(), input.sheet()),
          input.sha256());
      if (!input.title().isEmpty()) {
        out.printf("                titled \u201c%s\u201d%n", input.title());
      }
    }
    out.printf("%nRows excluded by rule, over the whole fiscal year%n");
    if (explanation.excluded().isEmpty()) {
      out.println("  none");
    }
    excluded()
        .forEach(
            one ->
                one.rows()
                    .ifPresentOrElse(
                        rows -> out.printf(Locale.ROOT, "  %,12d  %s%n", rows, one.rule()),
                        () -> out.printf("  %12s  %s%n", "[c]", one.rule())));
    out.printf(
        "%nSQL of the measure%n%s%nSQL of the number%n%s%n",
        explanation.sql().indent(2), explanation.query().indent(2));
  }
}
