-- makes: repeats
-- reads: judged_rows, rule_sets
-- One row for each record that some rule set takes for one of several records of the same event: which rule sets keep it, which take it for a
-- repeat at all, and the rule by which the chosen rule set drops it. Records that are not here are kept by all rule sets.
select judged_rows.table_name, judged_rows.origin,
  coalesce(verdicts.kept_by, 'none') as kept_by, verdicts.repeat_by, judged_rows.dropped_by
from judged_rows
join (
  select masks.table_name, masks.lost_mask, masks.repeat_mask,
    {{joined|case when mod(floor(masks.lost_mask / rule_sets.set_bit), 2) = 0 then rule_sets.rule_set end}} as kept_by,
    {{joined|case when mod(floor(masks.repeat_mask / rule_sets.set_bit), 2) = 1 then rule_sets.rule_set end}} as repeat_by
  from (select distinct table_name, lost_mask, repeat_mask from judged_rows) masks
  join rule_sets on rule_sets.table_name = masks.table_name
  group by masks.table_name, masks.lost_mask, masks.repeat_mask
) verdicts
  on verdicts.table_name = judged_rows.table_name and verdicts.lost_mask = judged_rows.lost_mask
  and verdicts.repeat_mask = judged_rows.repeat_mask
