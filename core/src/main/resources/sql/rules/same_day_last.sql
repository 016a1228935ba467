-- makes: rule_same_day_last
-- reads: repeated_events, rule_sets
-- Of the records of one person and calendar day the last is kept, as removals are listed by country
-- of departure, empty last (Deportation Data Project); then the order of the files decides.
with placed as (
  select table_name, origin,
    count(*) over (partition by table_name, release_number, person, event_date) as event_rows,
    row_number() over (
      partition by table_name, release_number, person, event_date
      order by destination desc nulls first, origin desc nulls last
    ) as place
  from repeated_events
  where {{asked|same-day-last}}
)
select table_name, origin, place = 1 as is_kept
from placed
where event_rows > 1
