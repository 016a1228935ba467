package org.throughline.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.Row;
import org.throughline.releases.Registry;
import org.throughline.releases.Surveyor;

/// The files as ICE released them, when they are there; what they must come to was published by ICE.
final class RealReleasesTest {

  @TempDir Path out;

  private static Path releases() {
    String set = System.getenv("THROUGHLINE_DATA");
    Path data = set == null ? Path.of("..", "..", "shared", "data") : Path.of(set);
    Path folder = data.resolve("ice-2019");
    assumeTrue(
        Files.isDirectory(folder), "Skipped: set THROUGHLINE_DATA to the folder of real releases");
    return folder;
  }

  @Test
  void rowsAddUpToThePublishedTotals() throws Exception {
    Registry registry = Registry.load();
    LakeLedger ledger =
        LakeBuilder.build(
            Surveyor.survey(releases(), registry), registry, out, ReadingProgress.none());
    assertThat(ledger.unbalanced()).isEmpty();
    assertThat(ledger.unknownColumns()).isEmpty();
    Map<String, Long> kept =
        ledger.sheets().stream()
            .collect(
                Collectors.groupingBy(
                    sheet -> sheet.release() + " " + sheet.table(),
                    java.util.TreeMap::new,
                    Collectors.summingLong(SheetLedger::kept)));
    assertThat(kept)
        .containsEntry("2019-ICFO-53623 arrests", 110_104L)
        .containsEntry("2019-ICFO-53623 removals", 240_255L)
        .containsEntry("2018-ICFO-36170 arrests", 2_656L + 1_410)
        .containsEntry("2018-ICFO-36170 encounters", 11_712L + 7_829)
        .containsEntry("2018-ICFO-36170 removals", 1_917L + 1_267);
    assertThat(removals("departed_date between date '2015-10-01' and date '2016-09-30'"))
        .isEqualTo(235_524);
    assertThat(removals("citizenship = 'MEXICO'")).isEqualTo(149_821);
  }

  private long removals(String where) {
    try (DuckDbEngine engine = DuckDbEngine.open()) {
      LakeFiles.tables(out).forEach(engine::read);
      List<Row> rows =
          engine.rows(
              "select count(*) from removals where release = '2019-ICFO-53623' and " + where);
      return ((Number) rows.getFirst().values().getFirst()).longValue();
    }
  }
}
