-- makes: rule_verdicts
-- reads: rule_rows, rule_sets
-- One row for each record that some known rule set takes for one of several records of the same
-- event: which rule sets keep it, and which take it for a repeat at all. Records that are not here
-- are kept by all rule sets. The sets that judge alike are put together as sums of the sets' bits.
with masks as (
  select rule_rows.table_name, rule_rows.origin,
    cast(sum(case when is_kept then 0 else set_bit end) as bigint) as lost_mask,
    cast(sum(set_bit) as bigint) as repeat_mask
  from rule_rows
  join rule_sets
    on rule_sets.table_name = rule_rows.table_name and rule_sets.rule_name = rule_rows.rule_name
  group by rule_rows.table_name, rule_rows.origin
),
different_masks as (
  select distinct table_name, lost_mask, repeat_mask from masks
),
judged as (
  select rule_sets.rule_set, different_masks.*,
    mod(floor(lost_mask / set_bit), 2) = 1 as is_lost,
    mod(floor(repeat_mask / set_bit), 2) = 1 as is_repeat
  from different_masks
  join rule_sets on rule_sets.table_name = different_masks.table_name
),
verdicts as (
  select table_name, lost_mask, repeat_mask,
    {{joined|case when not is_lost then rule_set end}} as kept_by,
    {{joined|case when is_repeat then rule_set end}} as repeat_by
  from judged
  group by table_name, lost_mask, repeat_mask
)
select masks.table_name, masks.origin,
  coalesce(verdicts.kept_by, 'none') as kept_by, verdicts.repeat_by
from masks
join verdicts
  on verdicts.table_name = masks.table_name and verdicts.lost_mask = masks.lost_mask
  and verdicts.repeat_mask = masks.repeat_mask
