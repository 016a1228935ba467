package org.throughline.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.releases.Registry;
import org.throughline.releases.Surveyor;
import org.throughline.synth.SynthProgress;
import org.throughline.synth.SynthReport;
import org.throughline.synth.SynthRequest;
import org.throughline.synth.Synthesis;

/// A synthetic release whose workbooks have a summary, an empty sheet and a hidden sheet of another
/// year, which looks like a released one and has a row that the truth does not know.
final class ForeignSheetsTest {

  @TempDir Path folder;
  @TempDir Path out;

  @Test
  void theRowsOfTheTruthAreReadAndEveryOtherSheetIsAccountedFor() throws Exception {
    SynthRequest request = new SynthRequest("V3", 300, 9, folder).forTables(List.of("arrests"));
    SynthReport truth = Synthesis.write(request.in("xlsx-foreign"), SynthProgress.silent());
    Registry registry = Registry.load();
    LakeLedger ledger =
        LakeBuilder.build(Surveyor.survey(folder, registry), registry, out, ReadingProgress.none());
    long released = truth.files().stream().mapToLong(file -> file.rows()).sum();
    assertThat(ledger.rowsRead()).isEqualTo(released);
    assertThat(ledger.rowsKept()).isEqualTo(released);
    String first = truth.files().getFirst().file().getFileName().toString();
    assertThat(ledger.sheets())
        .filteredOn(sheet -> first.equals(sheet.file()))
        .extracting(sheet -> sheet.sheet() + ": " + sheet.status() + " " + sheet.reason())
        .satisfiesExactly(
            said -> assertThat(said).startsWith("Summary: foreign no known table; nearest: "),
            said -> assertThat(said).isEqualTo("FY2023: read "),
            said -> assertThat(said).isEqualTo("FY2023 (2): read "),
            said ->
                assertThat(said)
                    .isEqualTo("FY2020: hidden it has the headers of arrests (v3-2026-03)"),
            said -> assertThat(said).isEqualTo("Footnotes: empty no cell holds anything"));
  }
}
