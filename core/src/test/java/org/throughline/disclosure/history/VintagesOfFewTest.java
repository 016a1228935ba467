package org.throughline.disclosure.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.throughline.disclosure.AttackKind;
import org.throughline.disclosure.DisclosureControl;
import org.throughline.disclosure.KnowledgeSource;
import org.throughline.disclosure.Policy;
import org.throughline.disclosure.PolicyReader;
import org.throughline.disclosure.ProtectedTable;
import org.throughline.disclosure.PublishedAudit;
import org.throughline.disclosure.PublishedFacts;
import org.throughline.disclosure.ShownTable;
import org.throughline.disclosure.TableDecision;
import org.throughline.disclosure.Tables;
import org.throughline.disclosure.perturbation.Noise;
import org.throughline.table.CountTable;
import org.throughline.table.DimensionKind;

/// Postings of a few records one after the other, of which categories come and go: where nothing is shown any more nothing is told.
final class VintagesOfFewTest {

  private static final Policy POLICY = PolicyReader.bundled("default");
  private static final Policy LOWER = PolicyReader.bundled("minimum-frequency-5");

  private static final Policy ROUNDED = PolicyReader.bundled("random-rounding-3");
  private static final Noise NOISE = new Noise(new byte[Noise.SECRET_BYTES]);

  private final List<Fact> facts = new ArrayList<>();
  private final Map<String, Long> withheld = new HashMap<>();

  /// The records by a column, which has no category without a record at its end.
  private static CountTable byColumn(
      String name, DimensionKind kind, List<Integer> records, int values, int shift) {
    long[] counts = new long[values];
    records.forEach(record -> counts[(record >> shift) % values]++);
    int last = values;
    while (counts[last - 1] == 0) {
      last--;
    }
    return Tables.list(name, kind, Arrays.copyOf(counts, last));
  }

  private static List<TableDecision> decided(Vintages vintages, Policy policy) {
    return policy.method().isExact()
        ? DisclosureControl.protect(vintages.withChanges(), vintages.earlier(), policy)
        : DisclosureControl.perturb(vintages.withChanges(), vintages.earlier(), policy, NOISE);
  }

  private PublishedAudit publish(List<CountTable> tables, Policy policy) {
    Vintages vintages = new Vintages(facts, withheld, tables);
    List<Fact> published = new ArrayList<>();
    List<ShownTable> shown = new ArrayList<>();
    for (TableDecision decision : decided(vintages, policy)) {
      if (decision instanceof TableDecision.Publishable(ProtectedTable table)) {
        CountTable exact =
            tables.stream().filter(one -> one.id().equals(table.id())).findFirst().orElseThrow();
        published.addAll(PublishedFacts.of(exact, table));
        shown.add(ShownTable.of(table));
      }
    }
    PublishedAudit audit =
        PublishedAudit.of(
            vintages.withChanges(),
            shown,
            List.of(new KnowledgeSource(AttackKind.DIFFERENCING, vintages.earlier())),
            policy);
    withheld.putAll(vintages.withheld(published));
    vintages.named(published).stream().filter(fact -> !facts.contains(fact)).forEach(facts::add);
    return audit;
  }

  /// Postings of some records, each of which loses and gets a few, by three columns.
  private void publishPostings(int first, Policy policy, DimensionKind third, long seed) {
    Random random = new Random(seed);
    List<Integer> records = new ArrayList<>();
    for (int posting = 0; posting < 6; posting++) {
      records.removeIf(record -> random.nextInt(4) == 0);
      int more = posting == 0 ? first : (records.isEmpty() ? 1 : 0) + random.nextInt(3);
      for (int i = 0; i < more; i++) {
        records.add(random.nextInt(64));
      }
      List<CountTable> tables = new ArrayList<>();
      for (int column = 0; column < 3; column++) {
        DimensionKind kind = column < 2 ? DimensionKind.PERSONAL : third;
        tables.add(byColumn("column" + column, kind, records, 3, 2 * column));
      }
      assertThat(publish(tables, policy).disclosed())
          .as("posting %d of %s", posting, records)
          .isEmpty();
    }
  }

  @RepeatedTest(100)
  void everyPostingPassesItsAudit(RepetitionInfo repetition) {
    int seed = repetition.getCurrentRepetition();
    publishPostings(1 + seed % 3, POLICY, DimensionKind.PERSONAL, seed);
  }

  /// Months of everybody are shown without protection, unless what had been withheld would follow.
  @RepeatedTest(100)
  void everyPostingWithMonthsPassesItsAudit(RepetitionInfo repetition) {
    int seed = repetition.getCurrentRepetition();
    publishPostings(5 + seed % 12, LOWER, DimensionKind.TIME, seed);
  }

  /// Rounded numbers are protected anew beside those before, and what waits tells nobody how they changed.
  @RepeatedTest(100)
  void everyRoundedPostingPassesItsAudit(RepetitionInfo repetition) {
    int seed = repetition.getCurrentRepetition();
    publishPostings(1 + seed % 4, ROUNDED, DimensionKind.PERSONAL, seed);
  }
}
