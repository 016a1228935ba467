-- makes: repeated_stay_places
-- reads: stint_rows
-- Stints of one stay at one facility, in file order, for the rule that takes every return to a facility for a duplicate (ice-database). It is here for
-- comparison: a return is not a duplicate.
select origin, file_place
from (
  select stint_rows.origin,
    count(*) over (partition by release_number, subject, stay_start, place_number) as place_rows,
    row_number() over (
      partition by release_number, subject, stay_start, place_number order by origin nulls last
    ) as file_place
  from stint_rows
  join (
    select {{crowd|subject|stay_second|place_number}} as crowd
    from (
      select subject, {{seconds|stay_start}} % 100003 as stay_second, place_number
      from stint_rows where subject > 0 and stay_start is not null
    ) stays
    group by {{crowd|subject|stay_second|place_number}}
    having count(*) > 1
  ) crowds
    on crowds.crowd = {{crowd|subject|({{seconds|stay_start}} % 100003)|place_number}}
  where subject > 0
) placed
where place_rows > 1
