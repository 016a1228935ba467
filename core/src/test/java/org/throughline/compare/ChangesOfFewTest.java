package org.throughline.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.throughline.disclosure.DisclosureControl;
import org.throughline.disclosure.Policy;
import org.throughline.disclosure.PolicyReader;
import org.throughline.disclosure.PublishedAudit;
import org.throughline.disclosure.ShownTable;
import org.throughline.disclosure.Tables;
import org.throughline.disclosure.problem.AttackerKnowledge;
import org.throughline.table.Category;
import org.throughline.table.CountTable;
import org.throughline.table.Dimension;
import org.throughline.table.DimensionKind;
import org.throughline.table.ReleaseId;
import org.throughline.table.Series;
import org.throughline.table.Spelling;

/// Tables of the same few records by one column each share their totals: where a table cannot be protected beside the zeros of
/// these, withholding it alone does not do.
final class ChangesOfFewTest {

  private static final Policy POLICY = PolicyReader.bundled("default");
  private static final Series SERIES = new Series.Count(ReleaseId.of("D"), "rows", "fy2016");

  /// Records of both releases by a column, each with some value.
  private static CountTable byColumn(int number, long[] older, long[] newer) {
    String name = "column_" + number;
    DriftGrid grid =
        DriftGrid.withChanges(
            SERIES, new DriftSpec.Values(name, name, DimensionKind.PERSONAL, Spelling.TITLE));
    List<Category> categories = new ArrayList<>();
    for (int value = 0; value < older.length; value++) {
      Pair pair = new Pair(older[value], newer[value]);
      grid.add("v" + value, pair, pair);
      categories.add(new Category("v" + value, "V" + value));
    }
    return grid.table(
        new DriftGrid.Heading(name, name, "rows"),
        new Dimension(name, name, DimensionKind.PERSONAL, categories));
  }

  private static long[] drawn(Random random, int records, int values) {
    long[] counts = new long[values];
    for (int record = 0; record < records; record++) {
      counts[random.nextInt(values)]++;
    }
    return counts;
  }

  @RepeatedTest(60)
  void whatIsShownOfFewRecordsPassesItsAudit(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    int older = 1 + random.nextInt(4);
    int newer = random.nextBoolean() ? older : 1 + random.nextInt(4);
    List<CountTable> tables = new ArrayList<>();
    for (int column = 0; column < 3; column++) {
      int values = 1 + random.nextInt(3);
      tables.add(byColumn(column, drawn(random, older, values), drawn(random, newer, values)));
    }
    List<ShownTable> shown = Tables.shown(DisclosureControl.protect(tables, POLICY));
    assertThat(PublishedAudit.of(tables, shown, AttackerKnowledge.NOTHING, POLICY).disclosed())
        .isEmpty();
  }
}
