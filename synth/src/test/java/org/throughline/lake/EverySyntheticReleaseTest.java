package org.throughline.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.engine.DuckDbEngine;
import org.throughline.releases.Registry;
import org.throughline.releases.Surveyor;
import org.throughline.synth.SynthProgress;
import org.throughline.synth.SynthReport;
import org.throughline.synth.SynthRequest;
import org.throughline.synth.Synthesis;

/// Every vocabulary in every container: as many rows in the lake as the truth says, no header that nobody
/// knows, and the same rows whatever they were packed in.
final class EverySyntheticReleaseTest {

  private static final int STAYS = 60;
  private static final long SEED = 5;
  private static final Registry REGISTRY = Registry.load();

  @TempDir Path folder;

  private record Made(Path lake, LakeLedger ledger, SynthReport truth) {}

  private Made made(String vocabulary, String container) throws Exception {
    Path release = folder.resolve(vocabulary + "-" + container);
    SynthRequest request = new SynthRequest(vocabulary, STAYS, SEED, release);
    SynthReport truth =
        Synthesis.write(
            container.isEmpty() ? request : request.in(container), SynthProgress.silent());
    Path lake = folder.resolve("lake-" + vocabulary + "-" + container);
    LakeLedger ledger =
        LakeBuilder.build(
            Surveyor.survey(release, REGISTRY), REGISTRY, lake, ReadingProgress.none());
    return new Made(lake, ledger, truth);
  }

  private static Stream<String> vocabularies() {
    return Synthesis.vocabularies().stream().map(name -> name.substring(0, name.indexOf(" (")));
  }

  private static void holdsTheTruth(Made made) {
    long rows = made.truth().files().stream().mapToLong(SynthReport.Written::rows).sum();
    assertThat(made.ledger().rowsRead()).isEqualTo(rows);
    assertThat(made.ledger().rowsKept()).isEqualTo(rows);
    assertThat(made.ledger().unbalanced()).isEmpty();
    assertThat(made.ledger().unknownColumns()).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> everyVocabularyIsReadWhole() {
    return vocabularies()
        .map(name -> DynamicTest.dynamicTest(name, () -> holdsTheTruth(made(name, ""))));
  }

  @TestFactory
  Stream<DynamicTest> everyContainerHoldsTheSameRows() throws Exception {
    Made plain = made("V3", "xlsx");
    return Synthesis.containers().stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> same(plain, made("V3", name))));
  }

  @Tag("slow")
  @TestFactory
  Stream<DynamicTest> everyVocabularyHoldsTheSameRowsInEveryContainer() {
    return vocabularies()
        .flatMap(
            vocabulary ->
                Synthesis.containers().stream()
                    .map(
                        container ->
                            DynamicTest.dynamicTest(
                                vocabulary + " in " + container,
                                () -> holdsTheTruth(made(vocabulary, container)))));
  }

  private static Path folderOf(Made made, String table) {
    return made.lake().resolve(table);
  }

  private static void same(Made plain, Made packed) {
    holdsTheTruth(packed);
    try (DuckDbEngine engine = DuckDbEngine.open()) {
      for (String table : List.of("arrests", "detentions", "removals")) {
        engine.read("plain", folderOf(plain, table));
        engine.read("packed", folderOf(packed, table));
        String rows =
            "select * exclude (origin_file, origin_sheet, origin_row, stated_fiscal_year) from ";
        String differing =
            "select count(*) from ((%1$splain except all %1$spacked) union all (%1$spacked except all %1$splain))"
                .formatted(rows);
        assertThat(engine.rows(differing).getFirst().number(0)).as(table).isZero();
      }
    }
  }
}
