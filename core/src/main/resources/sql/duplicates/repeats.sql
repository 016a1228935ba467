-- makes: repeats
-- reads: rule_rows, rule_sets
-- One row for each record that the chosen rule set takes for one of several records of the same
-- event, and the rule by which it drops it; a rule that only flags drops nothing.
select rule_rows.table_name, rule_rows.origin, rule_rows.rule_name as repeat_by,
  case when not rule_rows.is_kept then rule_rows.rule_name end as dropped_by
from rule_rows
join rule_sets
  on rule_sets.table_name = rule_rows.table_name and rule_sets.rule_name = rule_rows.rule_name
where rule_sets.is_chosen
