-- makes: rule_same_day_flagged
-- reads: repeated_events, rule_sets
-- Records of one person and calendar day are flagged and all kept.
with counted as (
  select table_name, origin,
    count(*) over (partition by table_name, release_number, person, event_date) as event_rows
  from repeated_events
  where {{asked|same-day-flagged}}
)
select table_name, origin, true as is_kept
from counted
where event_rows > 1
