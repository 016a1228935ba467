package org.throughline.lifecycle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.throughline.engine.Column;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;
import org.throughline.engine.SqlScript;

/// The rules that the SQL of the lifecycle applies, as small tables that it reads: those of the chosen rule set for a build,
/// those of every known set and both methods of links for a comparison.
///
/// @param chosen the rule set that counts
/// @param sets all that are applied
/// @param methods methods by which records are linked, beside the chosen one
record RulesAtHand(RuleSet chosen, List<RuleSet> sets, List<LinkMethod> methods) {

  private static final long SECONDS_PER_DAY = 86_400;

  /// The rule that keeps every row needs no SQL.
  private static final String NONE = "none";

  private static final String NO_ROWS =
      "select '' as rule_name, '' as table_name, cast(0 as bigint) as origin, true as is_kept where 1 = 0";

  RulesAtHand {
    sets = List.copyOf(sets);
    methods = List.copyOf(methods);
  }

  /// The chosen set alone.
  static RulesAtHand chosen(RuleSet chosen) {
    return new RulesAtHand(chosen, List.of(chosen), List.of());
  }

  /// Every set that ships with the program, and the chosen one.
  static RulesAtHand all(RuleSet chosen) {
    List<RuleSet> sets =
        RuleSet.all().stream()
            .map(set -> set.ruleSet().equals(chosen.ruleSet()) ? chosen : set)
            .toList();
    return new RulesAtHand(chosen, sets, Arrays.asList(LinkMethod.values()));
  }

  /// Makes `rule_sets`, `link_rules` and `anomaly_kinds`.
  void make(SqlEngine engine) {
    engine.fill(
        "rule_sets",
        List.of(
            Column.text("rule_set"),
            Column.text("table_name"),
            Column.text("rule_name"),
            Column.truth("is_chosen"),
            Column.number("set_bit")),
        ruleRowsOfSets());
    engine.fill(
        "link_rules",
        List.of(
            Column.text("link"),
            Column.text("link_method"),
            Column.truth("is_chosen"),
            Column.number("from_second"),
            Column.number("to_second")),
        chosen.links().stream().flatMap(rule -> windows(rule).stream()).toList());
    engine.fill(
        "anomaly_kinds",
        List.of(Column.text("kind"), Column.text("about"), Column.text("treatment")),
        AnomalyKind.all().stream()
            .map(kind -> row(kind.kind(), kind.about(), kind.treatment()))
            .toList());
  }

  private List<Row> ruleRowsOfSets() {
    List<Row> rows = new ArrayList<>();
    long bit = 1;
    for (RuleSet set : sets) {
      long setBit = bit;
      boolean isChosen = set.ruleSet().equals(chosen.ruleSet());
      set.rules()
          .forEach((table, rule) -> rows.add(row(set.ruleSet(), table, rule, isChosen, setBit)));
      bit *= 2;
    }
    return rows;
  }

  private List<Row> windows(RuleSet.LinkRule rule) {
    TreeSet<LinkMethod> all = new TreeSet<>(methods);
    all.add(rule.method());
    return all.stream()
        .map(
            method ->
                row(
                    rule.link(),
                    method.word(),
                    method == rule.method(),
                    rule.fromDays() * SECONDS_PER_DAY,
                    rule.toDays() * SECONDS_PER_DAY))
        .toList();
  }

  /// The union of what the rules say of single rows: each rule is a file of its own, `rules/NAME.sql`.
  SqlScript ruleRows() {
    TreeSet<String> rules = new TreeSet<>();
    sets.forEach(set -> rules.addAll(set.rules().values()));
    rules.remove(NONE);
    String text =
        rules.stream()
            .map(
                rule ->
                    "select '%s' as rule_name, table_name, origin, is_kept from %s"
                        .formatted(rule, table(rule)))
            .collect(Collectors.joining(" union all "));
    return new SqlScript(
        "rule_rows",
        "rule_rows",
        true,
        rules.stream().map(RulesAtHand::table).toList(),
        rules.isEmpty() ? NO_ROWS : text);
  }

  private static String table(String rule) {
    return "rule_" + rule.replace('-', '_');
  }

  static Row row(Object... values) {
    return new Row(List.of(values));
  }
}
