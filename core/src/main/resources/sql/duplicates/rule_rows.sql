-- makes: rule_rows
-- reads: chain_24h, window_24h, same_day, same_moment, stint_groups, repeated_stay_places, detentions, sheets
-- Every record that a known rule takes for one of several records of the same event, and whether the rule keeps it. A rule that only flags keeps all.
select 'chain-24h' as rule_name, table_name, origin, place = 1 as is_kept from chain_24h where episode_rows > 1
union all
select 'chain-24h-flagged' as rule_name, table_name, origin, true as is_kept from chain_24h
union all
select 'window-24h' as rule_name, table_name, origin, place = 1 as is_kept from window_24h
union all
select 'same-day-flagged' as rule_name, table_name, origin, true as is_kept from same_day
union all
select 'same-day-first' as rule_name, table_name, origin, file_place = 1 as is_kept from same_day
union all
select 'same-day-last' as rule_name, table_name, origin, listed_place = 1 as is_kept from same_day
union all
select 'same-day-none' as rule_name, table_name, origin, false as is_kept from same_day
union all
select 'same-day-complete' as rule_name, table_name, origin, complete_place = 1 as is_kept from same_day
union all
select 'same-moment-complete' as rule_name, table_name, origin, complete_place = 1 as is_kept from same_moment
union all
select 'bond-then-day' as rule_name, 'detentions' as table_name, origin, day_place = 1 as is_kept
from stint_groups where day_rows > 1
union all
select 'lowest-bond' as rule_name, 'detentions' as table_name, origin, bond_place = 1 as is_kept
from stint_groups where bond_rows > 1
union all
select 'overlapping-day' as rule_name, 'detentions' as table_name, origin, overlap_place = 1 as is_kept
from stint_groups where overlap_rows > 1
union all
select 'exact-with-person' as rule_name, 'detentions' as table_name, origin, exact_place = 1 as is_kept
from stint_groups where exact_rows > 1
union all
select 'exact-with-person' as rule_name, 'detentions' as table_name, {{origin|detentions}} as origin, false as is_kept
from detentions
join sheets
  on sheets.release = detentions.release and sheets.origin_file = detentions.origin_file
  and sheets.origin_sheet = detentions.origin_sheet
where person is null
union all
select 'stay-facility-first' as rule_name, 'detentions' as table_name, origin, file_place = 1 as is_kept
from repeated_stay_places
