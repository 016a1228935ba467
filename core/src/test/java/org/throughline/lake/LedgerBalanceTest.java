package org.throughline.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.engine.DuckDbEngine;
import org.throughline.releases.Made;
import org.throughline.releases.Registry;
import org.throughline.releases.Surveyor;

final class LedgerBalanceTest {

  private static final Registry REGISTRY = Registry.load();

  private static final int WIDTH = 9;
  private static final List<String> FIELDS =
      List.of("", " ", "NA", "x", "10/05/2015", "(b)(6)", "é", "5\" x", "12.5");

  @TempDir Path folder = Path.of("");

  /// Whatever a file holds between its records: each line is blank, or kept, or rejected once with a reason, and every
  /// record is kept.
  @RepeatedTest(25)
  void everyLineIsBlankKeptOrRejected(RepetitionInfo repetition) throws Exception {
    Random random = new Random(repetition.getCurrentRepetition());
    List<List<String>> noise = noise(random);
    int records = random.nextInt(60);
    List<String> lines = new ArrayList<>(Collections.nCopies(records, Made.ROW));
    noise.forEach(row -> lines.add(String.join("|", row)));
    Collections.shuffle(lines, random);
    lines.addFirst(Made.HEADER);
    SheetLedger sheet = read(lines);

    long blank = noise.stream().filter(LedgerBalanceTest::isBlank).count();
    long few = noise.stream().filter(row -> !isBlank(row) && row.size() < WIDTH).count();
    long many = noise.stream().filter(row -> !isBlankFrom(row, WIDTH)).count();
    assertThat(sheet.balances()).isTrue();
    assertThat(sheet.blank()).isEqualTo(blank);
    assertThat(sheet.read()).isEqualTo(lines.size() - 1 - blank);
    assertThat(sheet.kept()).isGreaterThanOrEqualTo(records);
    // A line of another width is kept only when it was repaired, and is called so only when it is
    // one.
    assertThat(sheet.kept() - sheet.repaired())
        .isLessThanOrEqualTo(lines.size() - 1 - blank - few - many);
    assertThat(sheet.rejected().getOrDefault("too few fields", 0L)).isLessThanOrEqualTo(few);
    assertThat(sheet.rejected().getOrDefault("too many fields", 0L)).isLessThanOrEqualTo(many);
    assertThat(sheet.rejected()).doesNotContainKey("");
    try (DuckDbEngine lake = DuckDbEngine.open()) {
      assertThat(count(lake, "arrests")).isEqualTo(sheet.kept());
      assertThat(count(lake, "rejects")).isEqualTo(sheet.read() - sheet.kept());
    }
  }

  private SheetLedger read(List<String> lines) throws Exception {
    Made.lines(folder, "a.csv", lines.toArray(String[]::new));
    LakeLedger ledger =
        LakeBuilder.build(
            Surveyor.survey(folder, REGISTRY),
            REGISTRY,
            new LakeBuilder.Places(folder.resolve("lake"), Optional.empty(), true),
            ReadingProgress.none());
    return ledger.sheets().getFirst();
  }

  /// Rows of a lake table, each counted once.
  private long count(DuckDbEngine lake, String table) {
    return lake.rows(
            "select count(distinct origin_row) from read_parquet('%s/*.parquet')"
                .formatted(folder.resolve("lake").resolve(table)))
        .getFirst()
        .number(0);
  }

  private static boolean isBlank(List<String> row) {
    return isBlankFrom(row, 0);
  }

  private static boolean isBlankFrom(List<String> row, int at) {
    return row.stream().skip(at).allMatch(String::isBlank);
  }

  /// Lines of 1 to 14 fields that may mean nothing.
  private static List<List<String>> noise(Random random) {
    List<List<String>> rows = new ArrayList<>();
    int lines = 1 + random.nextInt(40);
    for (int line = 0; line < lines; line++) {
      List<String> row = new ArrayList<>();
      int fields = 1 + random.nextInt(14);
      for (int field = 0; field < fields; field++) {
        row.add(FIELDS.get(random.nextInt(FIELDS.size())));
      }
      rows.add(row);
    }
    return rows;
  }
}
