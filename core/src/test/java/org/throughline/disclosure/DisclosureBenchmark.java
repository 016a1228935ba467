package org.throughline.disclosure;

import java.util.List;
import org.throughline.table.CountTable;

/// Time and loss on generated linked hierarchical sets. Run by hand:
/// `DisclosureBenchmark PLACES...`; prints one line per size.
public final class DisclosureBenchmark {

  private DisclosureBenchmark() {}

  public static void main(String[] sizes) {
    for (String size : sizes) {
      int places = Integer.parseInt(size);
      List<CountTable> tables =
          LinkedSets.generate(1, places, places * places * Integer.getInteger("density", 20));
      long cells = tables.stream().mapToLong(table -> table.cells().size()).sum();
      long start = System.nanoTime();
      List<Outcome> outcomes = DisclosureControl.protect(tables, PolicyReader.bundled("default"));
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf("%d places, %d cells: %.1f s%n", places, cells, seconds);
      audit(tables, outcomes, 0);
      audit(tables, outcomes, 1);
      for (Outcome outcome : outcomes) {
        System.out.println(
            switch (outcome) {
              case Outcome.Publishable publishable -> "  " + publishable.table().verdict();
              case Outcome.Withheld withheld -> "  " + withheld;
            });
      }
    }
  }

  /// What `throughline audit` does, with and without lone respondents.
  private static void audit(List<CountTable> tables, List<Outcome> outcomes, int insiders) {
    List<ShownTable> shown =
        outcomes.stream()
            .filter(Outcome.Publishable.class::isInstance)
            .map(outcome -> ShownTable.of(((Outcome.Publishable) outcome).table()))
            .toList();
    long start = System.nanoTime();
    PublishedAudit audit =
        PublishedAudit.of(
            tables, shown, Earlier.NOTHING, PolicyReader.bundled("default").withInsiders(insiders));
    System.out.printf(
        "  audited, insiders %d: %,d protected cells, %d disclosed, %.1f s%n",
        insiders,
        audit.cells().size(),
        audit.disclosed().size(),
        (System.nanoTime() - start) / 1e9);
  }
}
