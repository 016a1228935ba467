package org.throughline.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a name says is read where it is written.
final class CellIdTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2019-icfo-53623/removals/fy2016",
        "2019-icfo-53623/removals/fy2016/citizenship=mexico",
        "2019-icfo-53623/arrests/fy-unknown/aor=el-paso/month=2016-01",
        "combined/arrests/fy2016/month=2016-01",
        "2026-icli-00005/arrests/fy2025/citizenship=korea_2c-south/threat_level=1",
        "diff/2019-icfo-99998/2019-icfo-99999/arrests/side=older",
        "diff/2019-icfo-99998/2024-icfo-39357+2026-icli-00005/risk-classifications/other/month=no-date/side=newer",
      })
  void aNameIsPrintedAsItWasRead(String name) {
    assertThat(CellId.parse(name)).hasToString(name);
    assertThat(CellId.find(name)).isPresent();
  }

  @Test
  void aNameOfAMeasureSaysItsReleaseAndCoordinates() {
    CellId id = CellId.parse("2019-icfo-53623/arrests/fy2016/aor=boston/threat_level=1");
    assertThat(id.series().releases()).containsExactly(ReleaseId.of("2019-ICFO-53623"));
    assertThat(id.coordinates()).containsKeys("aor", "threat_level").hasSize(2);
    assertThat(id.withoutRelease()).contains("arrests/fy2016/aor=boston/threat_level=1");
  }

  @Test
  void aNameOfAComparisonSaysEveryRelease() {
    Series series =
        new Series.Comparison(
            new TreeSet<>(List.of(ReleaseId.of("A"))),
            new TreeSet<>(List.of(ReleaseId.of("C"), ReleaseId.of("B"))),
            "arrests",
            "");
    CellId id = CellId.totalOf(series).at("threat_level", "1").at("side", "older");
    assertThat(id).hasToString("diff/a/b+c/arrests/side=older/threat_level=1");
    assertThat(CellId.parse(id.toString())).isEqualTo(id);
    assertThat(id.series().releases()).extracting(ReleaseId::text).containsExactly("a", "b", "c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "total",
        "a/b",
        "a/b/c/d",
        "a/b/c/",
        "a//c",
        "A/b/c",
        "a/b/c/x=1/x=2",
        "a/b/c/y=1/x=2",
        "a/b/c/x=1/d",
        "diff/a/b",
        "diff/a/b/t/elsewhere",
        "diff/b+a/c/t",
        "a.b/c/d",
        "a/b/c@2",
        "known besides"
      })
  void whatIsNoNameIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> CellId.parse(text));
    assertThat(CellId.find(text)).isEmpty();
  }

  @Test
  void aTableSaysWhatItIsOf() {
    TableId id =
        new TableId(
            new Series.Count(ReleaseId.of("2019-ICFO-53623"), "arrests", "fy2016"), "by-month");
    assertThat(id).hasToString("2019-icfo-53623.arrests.fy2016.by-month");
    assertThat(TableId.find(id.toString())).contains(id);
    assertThat(TableId.find("t")).isEmpty();
  }

  @Test
  void aRevisedNumberIsTheSameNumber() {
    String name = new CellId(CellId.parse("a/b/c").series(), new TreeMap<>()).toString();
    Vintage first = Vintage.parse(name);
    assertThat(first.next()).hasToString("a/b/c@2");
    assertThat(Vintage.parse("a/b/c@2")).isEqualTo(first.next());
    assertThat(Vintage.parse("a@b")).isEqualTo(new Vintage("a@b", 1));
  }
}
