-- makes: same_moment
-- reads: repeated_events
-- Records of one table, person and moment, the most complete first; ties are broken by what the records say, never by where they stand.
select table_name, origin, event_rows, complete_place
from (
  select table_name, origin,
    count(*) over (partition by table_name, release_number, person, event_time) as event_rows,
    row_number() over (
      partition by table_name, release_number, person, event_time
      order by {{filled|content}} desc nulls last, content nulls last, origin nulls last
    ) as complete_place
  from repeated_events
) placed
where event_rows > 1
