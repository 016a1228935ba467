-- makes: rule_stay_facility_first
-- reads: stint_rows
-- Of the stints of one stay at one facility the first in file order is kept, so that every return
-- to a facility is taken for a duplicate (ice-database). It is here for comparison: a return is
-- none.
with numbered as (
  select origin, release_number, subject, stay_start, place_number,
    {{crowd|subject|({{seconds|stay_start}} % 100003)|place_number}} as crowd
  from stint_rows
  where subject > 0 and stay_start is not null
),
crowds as (
  select crowd from numbered group by crowd having count(*) > 1
),
placed as (
  select numbered.origin,
    count(*) over (
      partition by release_number, subject, stay_start, place_number
    ) as place_rows,
    row_number() over (
      partition by release_number, subject, stay_start, place_number order by origin nulls last
    ) as file_place
  from numbered
  join crowds on crowds.crowd = numbered.crowd
)
select 'detentions' as table_name, origin, file_place = 1 as is_kept
from placed
where place_rows > 1
