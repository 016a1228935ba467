package org.throughline.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughline.catalog.Catalog;
import org.throughline.releases.ColumnSpec;
import org.throughline.releases.Registry;
import org.throughline.releases.TableSpec;

/// Rule sets are complete, their rules exist, and what is compared is what the lake keeps.
final class RuleSetTest {

  private static final Path REFERENCE = Path.of("../docs/reference/lifecycle.md");

  static List<RuleSet> sets() {
    return RuleSet.all();
  }

  @ParameterizedTest
  @MethodSource("sets")
  void everyRuleIsMadeByTheSqlAndExplainedInTheReference(RuleSet set) throws IOException {
    List<String> files = Catalog.fileNames("/sql/rules", ".sql");
    String page = Files.readString(REFERENCE);
    assertThat(page).contains("`" + set.ruleSet() + "`");
    for (String rule : set.rules().values()) {
      assertThat(rule.equals("none") || files.contains(rule.replace('-', '_') + ".sql"))
          .as(rule)
          .isTrue();
      assertThat(page).contains("| `" + rule + "` |");
    }
  }

  @Test
  void aNameThatIsNotKnownIsAnsweredWithTheValidOnes() {
    assertThatThrownBy(() -> RuleSet.named("ddp"))
        .hasMessageContaining("'ddp'")
        .hasMessageContaining("ddp-2026-03")
        .hasMessageContaining("throughline-1");
  }

  @Test
  void aSetThatForgetsATableIsRefused() {
    assertThatThrownBy(() -> new RuleSet("x", "x", "x", Map.of("arrests", "none"), List.of()))
        .hasMessageContaining("detentions");
  }

  @ParameterizedTest
  @ValueSource(strings = {"arrests", "detainers", "encounters", "removals", "detentions"})
  void recordsAreComparedByEveryColumnThatTheLakeKeeps(String table) {
    String file = table.equals("detentions") ? "stints" : table;
    String sql = Catalog.text("/sql/duplicates/repeated_" + file + ".sql");
    List<String> compared =
        Pattern.compile("\\{\\{cell\\|(\\w+)}}")
            .matcher(sql)
            .results()
            .map(r -> r.group(1))
            .toList();
    TableSpec spec =
        Registry.load().tables().stream()
            .filter(t -> t.table().equals(table))
            .findFirst()
            .orElseThrow();
    List<String> kept =
        spec.columns().stream()
            .filter(column -> column.privacy() == ColumnSpec.Privacy.OPEN)
            .map(ColumnSpec::name)
            .toList();
    assertThat(compared).contains("redacted").containsAll(kept).hasSize(kept.size() + 1);
  }

  @Test
  void everyKindOfAnomalyIsSaidAndNoOtherIs() throws IOException {
    String sql = Catalog.text("/sql/lifecycle/lifecycle_anomalies.sql");
    Matcher kinds = Pattern.compile("select '([a-z0-9-]+)' as kind").matcher(sql);
    List<String> made = kinds.results().map(result -> result.group(1)).toList();
    List<String> said = AnomalyKind.all().stream().map(AnomalyKind::kind).toList();
    assertThat(said).containsAll(made).hasSize(made.size() + 1).contains("impossible-cell");
    String page = Files.readString(REFERENCE);
    for (AnomalyKind kind : AnomalyKind.all()) {
      assertThat(page).contains("| `" + kind.kind() + "` |").contains(kind.treatment());
    }
  }
}
