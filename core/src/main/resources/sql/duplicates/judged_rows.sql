-- makes: judged_rows
-- reads: rule_rows, rule_sets
-- For each record that some rule set takes for a repeat: the rule sets that do, and those that do not keep it, as sums of the sets' bits.
select rule_rows.table_name, rule_rows.origin,
  cast(sum(case when is_kept then 0 else set_bit end) as bigint) as lost_mask,
  cast(sum(set_bit) as bigint) as repeat_mask,
  max(case when is_chosen and not is_kept then rule_rows.rule_name end) as dropped_by
from rule_rows
join rule_sets on rule_sets.table_name = rule_rows.table_name and rule_sets.rule_name = rule_rows.rule_name
group by rule_rows.table_name, rule_rows.origin
