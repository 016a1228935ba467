-- makes: rule_same_day_none
-- reads: repeated_events, rule_sets
-- Of several records of one person and calendar day none is kept.
with counted as (
  select table_name, origin,
    count(*) over (partition by table_name, release_number, person, event_date) as event_rows
  from repeated_events
  where {{asked|same-day-none}}
)
select table_name, origin, false as is_kept
from counted
where event_rows > 1
