package org.throughline.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.engine.DuckDbEngine;
import org.throughline.lifecycle.Lifecycle;
import org.throughline.releases.Registry;
import org.throughline.releases.Surveyor;
import org.throughline.testing.MadeUpTable;

/// Identifiers that a spreadsheet program has cut are refused, and nobody is merged with anybody.
final class CutIdentifierTest {

  private static final String RELEASE = "2022-ICFO-22955";

  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "1234567890123450000, true",
    "12345678901234500, true",
    "1.23456789012345E18, true",
    "1.23457E+18, true",
    "1234567890123456789, false",
    "123456789012340, false",
    "0123456789abcdef0123456789abcdef01234567, false",
    "1234567890123450001, false"
  })
  void fifteenDigitsAndZerosAreCut(String text, boolean cut) {
    assertThat(CutIdentifier.is(text)).isEqualTo(cut);
  }

  @Test
  void aReleaseWithCutIdentifiersHasArrestsButNoPeople() throws Exception {
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      rows.add(
          Map.of(
              "arrest_time", "1/5/2023 10:00",
              "method", "Located",
              "person", i % 2 == 0 ? "1234567890123450000" : "1.23456789012345E+18"));
    }
    new MadeUpTable(RELEASE, "v3-2026-03", "arrests", rows).write(folder.resolve("in"), "a.csv");
    Registry registry = Registry.load();
    Path lake = folder.resolve("lake");
    LakeBuilder.build(
        Surveyor.survey(folder.resolve("in"), registry), registry, lake, ReadingProgress.none());
    try (DuckDbEngine engine = DuckDbEngine.open()) {
      Lifecycle.make(engine, lake);
      assertThat(
              engine.rows("select count(*), count(person), count(dropped_by) from arrest_events"))
          .singleElement()
          .satisfies(
              row ->
                  assertThat(row.values())
                      .extracting(Object::toString)
                      .containsExactly("40", "0", "0"));
      assertThat(
              engine.rows("select distinct reason, original, count(*) from anomalies group by all"))
          .singleElement()
          .satisfies(
              row -> {
                assertThat(row.text(0)).isEqualTo(CutIdentifier.REASON);
                assertThat(row.text(1)).isEmpty();
                assertThat(row.number(2)).isEqualTo(40);
              });
    }
  }
}
