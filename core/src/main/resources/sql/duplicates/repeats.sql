-- makes: repeats
-- reads: rule_rows, rule_sets
-- One row for each record that some rule set takes for one of several records of the same event: which rule sets keep it, which take it for a
-- repeat at all, and the rule by which the chosen rule set drops it. Records that are not here are kept by all rule sets.
select table_name, origin,
  coalesce({{joined|case when is_kept then rule_set end}}, 'none') as kept_by,
  {{joined|case when is_repeat then rule_set end}} as repeat_by,
  max(case when is_chosen and not is_kept then rule_name end) as dropped_by
from (
  select affected.table_name, affected.origin, rule_sets.rule_set, rule_sets.rule_name, rule_sets.is_chosen,
    rule_rows.origin is not null as is_repeat,
    coalesce(rule_rows.is_kept, true) as is_kept
  from (
    select distinct rule_rows.table_name, rule_rows.origin
    from rule_rows
    join rule_sets on rule_sets.table_name = rule_rows.table_name and rule_sets.rule_name = rule_rows.rule_name
  ) affected
  join rule_sets on rule_sets.table_name = affected.table_name
  left join rule_rows
    on rule_rows.table_name = affected.table_name and rule_rows.origin = affected.origin
    and rule_rows.rule_name = rule_sets.rule_name
) judged
group by table_name, origin
