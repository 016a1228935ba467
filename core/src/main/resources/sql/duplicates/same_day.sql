-- makes: same_day
-- reads: repeated_events
-- Records of one table, person and calendar day, with the place of each in three orders: as the files list them, as removals are
-- listed by country of departure (last is the row kept by the Deportation Data Project), and by how complete they are.
select table_name, origin, event_rows, file_place, listed_place, complete_place
from (
  select table_name, origin,
    count(*) over (partition by table_name, release_number, person, event_date) as event_rows,
    row_number() over (
      partition by table_name, release_number, person, event_date
      order by origin nulls last
    ) as file_place,
    row_number() over (
      partition by table_name, release_number, person, event_date
      order by destination desc nulls first, origin desc nulls last
    ) as listed_place,
    row_number() over (
      partition by table_name, release_number, person, event_date
      order by {{filled|content}} desc nulls last, content nulls last, origin nulls last
    ) as complete_place
  from repeated_events
) placed
where event_rows > 1
