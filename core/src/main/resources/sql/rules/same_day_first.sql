-- makes: rule_same_day_first
-- reads: repeated_events, rule_sets
-- Of the records of one person and calendar day the first in the order of the files is kept.
with placed as (
  select table_name, origin,
    count(*) over (partition by table_name, release_number, person, event_date) as event_rows,
    row_number() over (
      partition by table_name, release_number, person, event_date
      order by origin nulls last
    ) as place
  from repeated_events
  where {{asked|same-day-first}}
)
select table_name, origin, place = 1 as is_kept
from placed
where event_rows > 1
