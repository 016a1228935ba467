-- makes: crowded_stints
-- reads: stint_rows
-- Stints that may share person, facility and day of book-in with another one: all that do, and a few more, since a number made of the three stands for them.
-- The rules look closely at these only.
select stint_rows.origin
from stint_rows
join (
  select {{crowd|subject|day_in|place_number}} as crowd
  from (select subject, {{day|book_in}} as day_in, place_number from stint_rows where subject > 0 and book_in is not null) days
  group by {{crowd|subject|day_in|place_number}}
  having count(*) > 1
) crowds
  on crowds.crowd = {{crowd|stint_rows.subject|{{day|stint_rows.book_in}}|stint_rows.place_number}}
where stint_rows.subject > 0
