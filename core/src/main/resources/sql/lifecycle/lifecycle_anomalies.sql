-- makes: lifecycle_anomalies
-- reads: stint_order, stays, overlapping_stints, repeated_stints, stint_rows, data_ends
-- What cannot be or is odd in the order of events, one row for each record and kind. Nothing is repaired; `anomaly_kinds` says what each kind is and what
-- the measures do about it. Cells that cannot be what their column says are in the lake's own `anomalies`.
select 'no-person' as kind, origin, {{month|book_in}} as month from stint_rows where subject < 0
union all
select 'no-book-in' as kind, origin, {{month|stay_start}} as month from stint_rows where book_in is null
union all
select 'negative-stint' as kind, origin, {{month|book_in}} as month from stint_order where book_out < book_in
union all
select 'zero-stint' as kind, origin, {{month|book_in}} as month from stint_order where book_out = book_in
union all
select 'after-data-end' as kind, origin, {{month|book_in}} as month from stint_order join data_ends on data_ends.release_number = stint_order.release_number where book_in > data_end or book_out > data_end
union all
select 'year-before-1990' as kind, origin, {{month|book_in}} as month
from stint_order where year(book_in) < 1990 or year(book_out) < 1990 or year(stay_start) < 1990
union all
select 'out-without-reason' as kind, origin, {{month|book_in}} as month from stint_order where book_out is not null and has_reason = 0
union all
select 'reason-without-out' as kind, origin, {{month|book_in}} as month from stint_order where book_out is null and has_reason = 1
union all
select 'two-facilities' as kind, stint_order.origin, {{month|book_in}} as month
from stint_order join overlapping_stints on overlapping_stints.origin = stint_order.origin where elsewhere = 1
union all
select 'overlap' as kind, stint_order.origin, {{month|book_in}} as month
from stint_order join overlapping_stints on overlapping_stints.origin = stint_order.origin where same_place = 1
union all
select 'return' as kind, origin, month
from (
  select origin, {{month|book_in}} as month, came_from_number, place_number,
    row_number() over (
      partition by release_number, stay, place_number order by stint_number nulls last
    ) as visit
  from stint_order where stay_stints > 1
) visits
where visit > 1 and came_from_number <> place_number
union all
select 'two-stays' as kind, origin, {{month|book_in}} as month
from (
  select origin, book_in,
    min(stay_start) over (partition by release_number, person, facility_key, book_in) as first_stay,
    max(stay_start) over (partition by release_number, person, facility_key, book_in) as last_stay
  from repeated_stints
) stays_of_stint
where first_stay < last_stay
union all
select 'stay-open-stint-closed' as kind, last_origin as origin, {{month|stay_start}} as month
from stays where stay_end is null and any_stint_open = 0
union all
select 'stay-closed-stint-open' as kind, last_origin as origin, {{month|stay_start}} as month
from stays where stay_end is not null and any_stint_open = 1
union all
select 'stay-start-differs' as kind, stay as origin, {{month|stay_start}} as month from stays where stay_start <> first_book_in
union all
select 'stay-end-differs' as kind, last_origin as origin, {{month|stay_start}} as month
from stays where stay_end is not null and any_stint_open = 0 and stay_end <> last_book_out
union all
select 'negative-stay' as kind, stay as origin, {{month|stay_start}} as month from stays where stay_end < stay_start
