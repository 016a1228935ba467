-- makes: rule_stays
-- reads: rule_sets, rule_rows, stint_rows, sheets
-- Stays that each known rule set leaves of each release. Before any rule there is every stay of a
-- person that any row names, and every row without a person; a rule that drops all rows of a stay
-- loses it.
with releases as (
  select distinct release, release_number from sheets
),
stay_sizes as (
  select release_number, subject, stay_start, count(*) as stay_rows
  from stint_rows
  group by release_number, subject, stay_start
),
all_stays as (
  select release_number, count(*) as stays from stay_sizes group by release_number
),
dropped_rows as (
  select rule_rows.rule_name, release_number, subject, stay_start, count(*) as dropped
  from rule_rows
  join stint_rows on stint_rows.origin = rule_rows.origin
  where rule_rows.table_name = 'detentions' and not is_kept
  group by rule_rows.rule_name, release_number, subject, stay_start
),
lost as (
  select dropped_rows.rule_name, dropped_rows.release_number, count(*) as stays
  from dropped_rows
  join stay_sizes
    on stay_sizes.release_number = dropped_rows.release_number
    and stay_sizes.subject = dropped_rows.subject
    and stay_sizes.stay_start = dropped_rows.stay_start
  where dropped_rows.dropped = stay_sizes.stay_rows
  group by dropped_rows.rule_name, dropped_rows.release_number
)
select releases.release, rule_sets.rule_set, rule_sets.rule_name, rule_sets.is_chosen,
  all_stays.stays as all_stays, all_stays.stays - coalesce(lost.stays, 0) as kept
from all_stays
join releases on releases.release_number = all_stays.release_number
join rule_sets on rule_sets.table_name = 'detentions'
left join lost
  on lost.release_number = all_stays.release_number and lost.rule_name = rule_sets.rule_name
