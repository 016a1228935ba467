-- makes: lifecycle_anomalies
-- reads: stint_order, stays, overlapping_stints, repeated_stints, stint_rows, data_windows
-- What cannot be or is odd in the order of events, one row for each record and kind. Nothing is
-- repaired; `anomaly_kinds` says what each kind is and what the measures do about it. Cells that
-- cannot be what their column says are in the lake's own `anomalies`.
with rows_of_all as (
  select origin, book_in, stay_start, subject from stint_rows
  where subject < 0 or book_in is null
),
odd_stints as (
  select stint_order.*, data_end from stint_order
  left join data_windows on data_windows.release_number = stint_order.release_number
  where book_out <= book_in or book_in > data_end or book_out > data_end
    or year(book_in) < 1990 or year(book_out) < 1990 or year(stay_start) < 1990
    or (book_out is not null and has_reason = 0) or (book_out is null and has_reason = 1)
),
overlapping as (
  select stint_order.origin, book_in, elsewhere, same_place
  from overlapping_stints
  join stint_order on stint_order.origin = overlapping_stints.origin
),
visits as (
  select origin, book_in, came_from_number, place_number,
    row_number() over (
      partition by release_number, stay, place_number order by stint_number nulls last
    ) as visit
  from stint_order where stay_stints > 1
),
stays_of_stint as (
  select origin, book_in,
    min(stay_start) over of_stint as first_stay, max(stay_start) over of_stint as last_stay
  from repeated_stints
  window of_stint as (partition by release_number, person, facility_key, book_in)
)
select 'no-person' as kind, origin, {{month|book_in}} as month
from rows_of_all where subject < 0
union all
select 'no-book-in' as kind, origin, {{month|stay_start}} as month
from rows_of_all where book_in is null
union all
select 'negative-stint' as kind, origin, {{month|book_in}} as month
from odd_stints where book_out < book_in
union all
select 'zero-stint' as kind, origin, {{month|book_in}} as month
from odd_stints where book_out = book_in
union all
select 'after-data-end' as kind, origin, {{month|book_in}} as month
from odd_stints where book_in > data_end or book_out > data_end
union all
select 'year-before-1990' as kind, origin, {{month|book_in}} as month
from odd_stints where year(book_in) < 1990 or year(book_out) < 1990 or year(stay_start) < 1990
union all
select 'out-without-reason' as kind, origin, {{month|book_in}} as month
from odd_stints where book_out is not null and has_reason = 0
union all
select 'reason-without-out' as kind, origin, {{month|book_in}} as month
from odd_stints where book_out is null and has_reason = 1
union all
select 'two-facilities' as kind, origin, {{month|book_in}} as month
from overlapping where elsewhere = 1
union all
select 'overlap' as kind, origin, {{month|book_in}} as month
from overlapping where same_place = 1
union all
select 'return' as kind, origin, {{month|book_in}} as month
from visits where visit > 1 and came_from_number <> place_number
union all
select 'two-stays' as kind, origin, {{month|book_in}} as month
from stays_of_stint where first_stay < last_stay
union all
select 'stay-open-stint-closed' as kind, last_origin as origin, {{month|stay_start}} as month
from stays where stay_end is null and any_stint_open = 0
union all
select 'stay-closed-stint-open' as kind, last_origin as origin, {{month|stay_start}} as month
from stays where stay_end is not null and any_stint_open = 1
union all
select 'stay-start-differs' as kind, stay as origin, {{month|stay_start}} as month
from stays where stay_start <> first_book_in
union all
select 'stay-end-differs' as kind, last_origin as origin, {{month|stay_start}} as month
from stays where stay_end is not null and any_stint_open = 0 and stay_end <> last_book_out
union all
select 'negative-stay' as kind, stay as origin, {{month|stay_start}} as month
from stays where stay_end < stay_start
