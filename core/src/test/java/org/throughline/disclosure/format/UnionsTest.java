package org.throughline.disclosure.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.throughline.disclosure.Method;
import org.throughline.disclosure.Policy;
import org.throughline.disclosure.SetControl;
import org.throughline.disclosure.primary.CountRules;
import org.throughline.disclosure.primary.Rule;
import org.throughline.table.Equation;

/// One holding is in several withheld cells, whose sum is a total less what is shown.
final class UnionsTest {

  private static final List<Rule> RULES = List.of(new Rule.Dominance(2, 80));

  private static SetCell cell(String id, Map<String, Integer> byHolding) {
    return new SetCell(
        id,
        BigDecimal.valueOf(byHolding.values().stream().mapToInt(one -> one).sum()),
        SetCell.Standing.OPEN,
        SetCell.Bounds.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.of(
            byHolding.entrySet().stream()
                .collect(
                    Collectors.toMap(
                        Map.Entry::getKey, one -> List.of(BigDecimal.valueOf(one.getValue()))))));
  }

  /// Three cells of mostly one holding, a large one of many and a small one.
  private static TableSet set() {
    List<SetCell> parts =
        List.of(
            cell("a", Map.of("big", 100, "a1", 5, "a2", 5)),
            cell("b", Map.of("big", 100, "b1", 5, "b2", 5)),
            cell("c", Map.of("big", 100, "c1", 5, "c2", 5)),
            cell("d", Map.of("d1", 40, "d2", 40, "d3", 40, "d4", 40, "d5", 40)),
            cell("e", Map.of("e1", 2, "e2", 2, "e3", 2, "e4", 2, "e5", 2)));
    SetCell total =
        new SetCell(
            "total",
            parts.stream().map(SetCell::value).reduce(BigDecimal.ZERO, BigDecimal::add),
            SetCell.Standing.OPEN,
            SetCell.Bounds.NONE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    List<SetCell> all = new java.util.ArrayList<>(parts);
    all.add(total);
    return Holdings.completed(
        new TableSet(
            "t", all, List.of(new Equation("total", parts.stream().map(SetCell::id).toList()))));
  }

  @Test
  void anUnsafeSumOfWithheldCellsIsOneMoreUnknown() {
    TableSet more = Unions.added(set(), Set.of("a", "b", "c"), RULES).orElseThrow();
    SetCell union = more.cells().getLast();
    assertThat(union.id()).isEqualTo("a + b + c");
    assertThat(union.value()).isEqualByComparingTo("330");
    assertThat(more.sums().getLast()).isEqualTo(new Equation("a + b + c", List.of("a", "b", "c")));
  }

  @Test
  void aSafeSumOrOneThatNobodyCanWorkOutIsNone() {
    assertThat(Unions.added(set(), Set.of("a", "b", "c", "d"), RULES)).isEmpty();
    assertThat(Unions.added(set(), Set.of("a", "b", "c", "total"), RULES)).isEmpty();
    assertThat(Unions.added(set(), Set.of("a"), RULES)).isEmpty();
  }

  @Test
  void moreIsWithheldUntilEverySumIsSafe() {
    Policy policy = new Policy("p", "Test.", new Method.Suppression(), CountRules.of(2), RULES);
    SetControl.ProtectedSet outcome =
        SetControl.protect(SetControl.problem(set(), Optional.of(policy)));
    assertThat(outcome.passed()).isTrue();
    Set<String> hidden =
        outcome.hidden().stream()
            .map(cell -> outcome.problem().file().cells().get(cell).id())
            .collect(Collectors.toSet());
    assertThat(hidden).contains("a", "b", "c", "d");
  }
}
