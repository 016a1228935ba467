-- makes: stint_order
-- reads: stint_rows, repeats, data_windows
-- The kept stints in two orders: within their stay, and within all stints of their person, by time
-- and at one moment by what the rows say. A stay is all kept stints of one person that share the
-- released stay book-in; its number is the origin of its first stint. `covered_until` is the latest
-- end of all stints of the person that began before, whatever the stay (9999 where one is open):
-- what overlaps begins before it. An open stint lasts to the end of the data, the last day
-- included.
with dropped as (
  select origin as dropped_origin
  from repeats
  where table_name = 'detentions' and dropped_by is not null
),
kept as (
  select stint_rows.*,
    {{day|book_in}} as day_in,
    coalesce({{day|book_out}}, data_windows.end_day + 1) as day_out
  from stint_rows
  left join data_windows on data_windows.release_number = stint_rows.release_number
  left join dropped on dropped_origin = origin
  where dropped_origin is null
)
select kept.*,
  first_value(origin) over stay as stay,
  row_number() over stay as stint_number,
  count(*) over whole_stay as stay_stints,
  lag(place_number) over stay as came_from_number,
  lag(moved_on) over stay as came_moved,
  row_number() over of_person as person_stint,
  max(coalesce(book_out, {{moment|date '9999-12-31'}})) over earlier as covered_until,
  max(day_out) over earlier as covered_to_day
from kept
window stay as (
  partition by release_number, subject, stay_start
  order by book_in nulls last, book_out nulls last, place_number nulls last,
    moved_on nulls last, has_reason nulls last, origin nulls last
),
whole_stay as (
  partition by release_number, subject, stay_start
  order by book_in nulls last, book_out nulls last, place_number nulls last,
    moved_on nulls last, has_reason nulls last, origin nulls last
  rows between unbounded preceding and unbounded following
),
of_person as (
  partition by release_number, subject, superseded_by
  order by book_in nulls last, book_out nulls last, place_number nulls last,
    stay_start nulls last, moved_on nulls last, has_reason nulls last, origin nulls last
),
earlier as (
  partition by release_number, subject, superseded_by
  order by book_in nulls last, book_out nulls last, place_number nulls last,
    stay_start nulls last, moved_on nulls last, has_reason nulls last, origin nulls last
  rows between unbounded preceding and 1 preceding
)
