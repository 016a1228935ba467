package org.throughline.disclosure;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.throughline.disclosure.format.SetCell;
import org.throughline.disclosure.format.SetProblem;
import org.throughline.disclosure.format.TableSet;
import org.throughline.disclosure.format.TableSetFormat;
import org.throughline.disclosure.primary.CountRules;
import org.throughline.disclosure.primary.Rule;
import org.throughline.disclosure.primary.Zeros;
import org.throughline.table.Equation;
import org.throughline.testing.Seeded;

/// Group disclosure in sets from elsewhere, against trying every table that agrees with what is shown.
final class SetGroupsTest {

  private static final int THRESHOLD = 2;

  private static Policy policy(Zeros zeros, int group, Rule... rules) {
    return new Policy(
        "groups",
        "a reason",
        new Method.Suppression(),
        new CountRules(THRESHOLD, zeros, group, 0),
        List.of(rules));
  }

  /// All eight of the first row are in one cell, which the zeros beside it tell: with k = 1 two of them
  /// must be possible elsewhere.
  private static final String ALL_IN_ONE =
      """
      {"cells": {"a1": 8, "a2": 0, "a3": 0, "b1": 5, "b2": 7, "b3": 6,
                 "a": 8, "b": 18, "1": 13, "2": 7, "3": 6, "all": 26},
       "equations": [{"total": "a", "parts": ["a1", "a2", "a3"]},
                     {"total": "b", "parts": ["b1", "b2", "b3"]},
                     {"total": "1", "parts": ["a1", "b1"]},
                     {"total": "2", "parts": ["a2", "b2"]},
                     {"total": "3", "parts": ["a3", "b3"]},
                     {"total": "all", "parts": ["a", "b"]},
                     {"total": "all", "parts": ["1", "2", "3"]}],
       "known": ["a", "b", "1", "2", "3", "all"]}
      """;

  /// All eight of `t` are in `x`.
  private static final String LIST =
      """
      {"cells": {"x": 8, "y": 0, "z": 0, "t": 8, "w": 9, "all": 17},
       "equations": [{"total": "t", "parts": ["x", "y", "z"]}, {"total": "all", "parts": ["t", "w"]}],
       "known": ["t"]}
      """;

  private static SetProblem problem(String json, Policy policy) {
    return SetControl.problem(TableSetFormat.read("set.json", json), Optional.of(policy));
  }

  private static Set<String> hidden(SetProblem problem, SetControl.ProtectedSet outcome) {
    Set<String> ids = new TreeSet<>();
    outcome.hidden().forEach(cell -> ids.add(problem.file().cells().get(cell).id()));
    return ids;
  }

  @Test
  void aGroupThatIsAllInOneCellIsProtectedByHidingWhatTells() {
    SetProblem without = problem(ALL_IN_ONE, policy(Zeros.COMPLEMENTARY, 0));
    assertThat(SetControl.protect(without).hidden()).isEmpty();
    SetProblem problem = problem(ALL_IN_ONE, policy(Zeros.COMPLEMENTARY, 1));
    SetControl.ProtectedSet outcome = SetControl.protect(problem);
    assertThat(outcome.passed()).isTrue();
    assertThat(hidden(problem, outcome))
        .contains("a1", "b1")
        .containsAnyOf("a2", "a3")
        .isSubsetOf("a1", "a2", "a3", "b1", "b2", "b3");
    assertThat(problem.ownCells()).hasSize(12);
  }

  /// Both are said to be known from elsewhere: that all of `t` are in `x` is known too.
  @Test
  void whatIsKnownFromElsewhereIsNoDemand() {
    Policy policy = policy(Zeros.COMPLEMENTARY, 1);
    assertThat(problem(LIST, policy).unpublished()).hasSize(1);
    String known = LIST.replace("[\"t\"]}", "[\"t\", \"x\"]}");
    assertThat(problem(known, policy).unpublished()).isEmpty();
  }

  @Test
  void aGroupThatCannotBeProtectedIsNamed() {
    String known = LIST.replace("[\"t\"]}", "[\"t\", \"y\", \"z\"]}");
    SetProblem problem = problem(known, policy(Zeros.COMPLEMENTARY, 1));
    SetControl.ProtectedSet outcome = SetControl.protect(problem);
    assertThat(outcome.passed()).isFalse();
    assertThat(outcome.disclosed())
        .extracting(cell -> problem.file().cells().get(cell).id())
        .containsExactly("t outside x");
  }

  @Test
  void aCellMayBeCalledLikeAnUnknown() {
    SetProblem problem =
        problem(LIST.replace("\"w\"", "\"t outside x\""), policy(Zeros.COMPLEMENTARY, 1));
    assertThat(problem.unpublished()).containsExactly(6);
    assertThat(SetControl.protect(problem).passed()).isTrue();
  }

  @Test
  void groupsGoWithCountsOnly() {
    Policy amounts = policy(Zeros.COMPLEMENTARY, 1, new Rule.MinimumFrequency(3));
    assertThatThrownBy(() -> problem(ALL_IN_ONE, amounts)).hasMessageContaining("group 1");
  }

  @Test
  void aPatternPassesIfAllTablesThatAgreeLeaveEnoughPossible() {
    Seeded.check(
        500,
        31,
        random -> {
          int group = 1 + random.nextInt(3);
          World world = new World(random, group);
          int hiding = 1 + random.nextInt(4);
          TableSet given =
              world.set.with(
                  cell ->
                      cell.id().equals("all")
                              || (world.isMargin(cell.id()) && random.nextInt(4) > 0)
                          ? cell.shown()
                          : random.nextInt(5) < hiding ? secondary(cell) : cell);
          SetProblem asGiven = SetControl.problem(given, Optional.of(policy(world.zeros, group)));
          SetControl.ProtectedSet audit = SetControl.audit(asGiven);
          assertThat(audit.passed())
              .as("%s hiding %s", world, hidden(asGiven, audit))
              .isEqualTo(world.isSafe(hidden(asGiven, audit), known(given)));
        });
  }

  @Test
  void aPatternIsFoundIfThereIsOneAndItHolds() {
    Seeded.check(
        200,
        32,
        random -> {
          int group = 1 + random.nextInt(3);
          World world = new World(random, group);
          TableSet given =
              world.set.with(
                  cell -> world.isMargin(cell.id()) && random.nextInt(4) > 0 ? cell.shown() : cell);
          SetProblem problem = SetControl.problem(given, Optional.of(policy(world.zeros, group)));
          SetControl.ProtectedSet outcome = SetControl.protect(problem);
          Set<String> everything = new HashSet<>(world.truth.keySet());
          everything.removeAll(known(given));
          assertThat(outcome.passed())
              .as("%s, known %s", world, known(given))
              .isEqualTo(world.isSafe(everything, known(given)));
          if (outcome.passed()) {
            assertThat(world.isSafe(hidden(problem, outcome), known(given)))
                .as("%s hiding %s", world, hidden(problem, outcome))
                .isTrue();
          }
        });
  }

  private static SetCell secondary(SetCell cell) {
    return new SetCell(
        cell.id(),
        cell.value(),
        SetCell.Standing.SECONDARY,
        cell.bounds(),
        cell.levels(),
        cell.weight(),
        cell.contributions());
  }

  private static Set<String> known(TableSet set) {
    Set<String> known = new TreeSet<>();
    for (SetCell cell : set.cells()) {
      if (cell.standing() == SetCell.Standing.KNOWN) {
        known.add(cell.id());
      }
    }
    return known;
  }

  /// A made-up table of two rows and two or three columns, whose total everybody knows, so that there are
  /// few enough tables to try them all.
  private static final class World {

    private final int columns;
    private final int group;
    private final Zeros zeros;
    private final Map<String, Long> truth = new LinkedHashMap<>();
    private final Map<String, List<String>> sums = new LinkedHashMap<>();
    private final TableSet set;
    private final List<Map<String, Long>> tables = new ArrayList<>();

    World(Random random, int group) {
      this.group = group;
      columns = 2 + random.nextInt(2);
      zeros = random.nextBoolean() ? Zeros.COMPLEMENTARY : Zeros.WITHHELD;
      long[] inner = new long[2 * columns];
      for (int at = 0; at < inner.length; at++) {
        inner[at] = random.nextBoolean() ? 0 : random.nextInt(columns == 2 ? 9 : 6);
      }
      for (int row = 0; row < 2; row++) {
        sums.put("r" + row, names(row * columns, 1, columns));
      }
      for (int column = 0; column < columns; column++) {
        sums.put("c" + column, names(column, columns, 2));
      }
      sums.put("all", List.of("r0", "r1"));
      truth.putAll(table(inner));
      List<SetCell> cells = new ArrayList<>();
      truth.forEach((id, count) -> cells.add(cell(id, count)));
      List<Equation> equations = new ArrayList<>();
      sums.forEach((total, parts) -> equations.add(new Equation(total, parts)));
      equations.add(new Equation("all", names("c", columns)));
      set = new TableSet("world", cells, equations);
      enumerate(inner, 0, count("all"));
    }

    private static List<String> names(String prefix, int many) {
      List<String> names = new ArrayList<>();
      for (int at = 0; at < many; at++) {
        names.add(prefix + at);
      }
      return names;
    }

    private static List<String> names(int from, int step, int many) {
      List<String> names = new ArrayList<>();
      for (int at = 0; at < many; at++) {
        names.add("x" + (from + at * step));
      }
      return names;
    }

    private static SetCell cell(String id, long count) {
      return new SetCell(
          id,
          BigDecimal.valueOf(count),
          id.equals("all") ? SetCell.Standing.KNOWN : SetCell.Standing.OPEN,
          SetCell.Bounds.NONE,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    private Map<String, Long> table(long[] inner) {
      Map<String, Long> table = new LinkedHashMap<>();
      for (int at = 0; at < inner.length; at++) {
        table.put("x" + at, inner[at]);
      }
      sums.forEach(
          (total, parts) ->
              table.put(total, parts.stream().mapToLong(part -> at(table, part)).sum()));
      return table;
    }

    private static long at(Map<String, Long> table, String cell) {
      return requireNonNull(table.get(cell));
    }

    private long count(String cell) {
      return at(truth, cell);
    }

    private void enumerate(long[] inner, int at, long left) {
      long[] next = inner.clone();
      if (at == inner.length - 1) {
        next[at] = left;
        tables.add(table(next));
        return;
      }
      for (long value = 0; value <= left; value++) {
        next[at] = value;
        enumerate(next, at + 1, left - value);
      }
    }

    boolean isMargin(String id) {
      return sums.containsKey(id);
    }

    /// Whether all tables that agree with what is not hidden leave every small count and every group open.
    boolean isSafe(Set<String> hidden, Set<String> known) {
      List<Map<String, Long>> agreeing =
          tables.stream()
              .filter(
                  table ->
                      truth.keySet().stream()
                          .allMatch(id -> hidden.contains(id) || at(table, id) == count(id)))
              .toList();
      return truth.keySet().stream().allMatch(id -> isOpen(id, agreeing, known))
          && sums.keySet().stream().allMatch(id -> isGroupOpen(id, agreeing, known));
    }

    private boolean isOpen(String id, List<Map<String, Long>> agreeing, Set<String> known) {
      long count = count(id);
      boolean isSmall = count < THRESHOLD && (count > 0 || zeros == Zeros.WITHHELD);
      if (!isSmall || known.contains(id)) {
        return true;
      }
      long least = agreeing.stream().mapToLong(table -> at(table, id)).min().orElseThrow();
      long most = agreeing.stream().mapToLong(table -> at(table, id)).max().orElseThrow();
      return most >= THRESHOLD && least <= (zeros == Zeros.WITHHELD ? 0 : 1);
    }

    private boolean isGroupOpen(String total, List<Map<String, Long>> agreeing, Set<String> known) {
      List<String> parts = new ArrayList<>(requireNonNull(sums.get(total)));
      if (total.equals("all")) {
        parts.addAll(names("c", columns));
      }
      return parts.stream().allMatch(part -> isGroupOpen(total, part, agreeing, known));
    }

    private boolean isGroupOpen(
        String total, String part, List<Map<String, Long>> agreeing, Set<String> known) {
      long elsewhere = count(total) - count(part);
      boolean isDisclosed = count(total) > 0 && elsewhere <= group;
      return !isDisclosed
          || (known.contains(total) && known.contains(part))
          || agreeing.stream().anyMatch(table -> at(table, total) - at(table, part) > group);
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%s, zeros %s, group %d", truth, zeros, group);
    }
  }
}
