-- makes: rule_same_day_complete
-- reads: repeated_events, rule_sets
-- Of the records of one person and calendar day the one with the most cells filled is kept; ties
-- are broken by what the records say, never by where they stand.
with placed as (
  select table_name, origin,
    count(*) over (partition by table_name, release_number, person, event_date) as event_rows,
    row_number() over (
      partition by table_name, release_number, person, event_date
      order by {{filled|content}} desc nulls last, content nulls last, origin nulls last
    ) as place
  from repeated_events
  where {{asked|same-day-complete}}
)
select table_name, origin, place = 1 as is_kept
from placed
where event_rows > 1
