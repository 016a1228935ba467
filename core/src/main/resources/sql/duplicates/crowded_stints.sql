-- makes: crowded_stints
-- reads: stint_rows
-- Stints that may share person, facility and day of book-in with another one: all that do, and a
-- few more, since one number made of the three stands for them. The rules look closely at these
-- only.
with days as (
  select origin, {{crowd|subject|{{day|book_in}}|place_number}} as crowd
  from stint_rows
  where subject > 0 and book_in is not null
),
crowds as (
  select crowd from days group by crowd having count(*) > 1
)
select days.origin
from days
join crowds on crowds.crowd = days.crowd
