package org.throughline.lifecycle;

import java.util.ArrayList;
import java.util.List;
import org.throughline.engine.Column;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;

/// The rules as small tables that the SQL of the lifecycle reads.
final class RuleTables {

  private static final long SECONDS_PER_DAY = 86_400;

  private RuleTables() {}

  /// Makes `rule_sets`, `link_rules` and `anomaly_kinds`.
  static void make(SqlEngine engine, RuleSet chosen) {
    List<Row> rules = new ArrayList<>();
    long bit = 1;
    for (RuleSet set : RuleSet.all()) {
      long setBit = bit;
      boolean isChosen = set.ruleSet().equals(chosen.ruleSet());
      set.rules()
          .forEach((table, rule) -> rules.add(row(set.ruleSet(), table, rule, isChosen, setBit)));
      bit *= 2;
    }
    engine.fill(
        "rule_sets",
        List.of(
            Column.text("rule_set"),
            Column.text("table_name"),
            Column.text("rule_name"),
            Column.truth("is_chosen"),
            Column.number("set_bit")),
        rules);
    engine.fill(
        "link_rules",
        List.of(
            Column.text("link"),
            Column.text("link_method"),
            Column.number("from_second"),
            Column.number("to_second")),
        chosen.links().stream().map(RuleTables::window).toList());
    engine.fill(
        "anomaly_kinds",
        List.of(Column.text("kind"), Column.text("about"), Column.text("treatment")),
        AnomalyKind.all().stream()
            .map(kind -> row(kind.kind(), kind.about(), kind.treatment()))
            .toList());
  }

  private static Row window(RuleSet.LinkRule rule) {
    return row(
        rule.link(),
        rule.method().word(),
        rule.fromDays() * SECONDS_PER_DAY,
        rule.toDays() * SECONDS_PER_DAY);
  }

  static Row row(Object... values) {
    return new Row(List.of(values));
  }
}
