-- makes: facility_days
-- reads: nights, calendar, data_windows, places
-- People in each facility at the end of each day of the release's window; days without anybody are
-- left out. Made by adding up arrivals and departures, never by listing each day of each stint: who
-- came before the window arrives on its first day, as part of the opening balance.
with counted_nights as (
  select nights.release_number, place_number, greatest(place_from, first_day) as place_from,
    nights_to
  from nights
  join data_windows on data_windows.release_number = nights.release_number
  where nights_to > greatest(place_from, first_day)
),
steps as (
  select release_number, place_number, place_from as day_number, 1 as change from counted_nights
  union all
  select release_number, place_number, nights_to as day_number, -1 as change from counted_nights
),
changes as (
  select release_number, place_number, day_number, sum(change) as change
  from steps
  group by release_number, place_number, day_number
),
first_days as (
  select release_number, place_number, min(place_from) as place_first_day
  from counted_nights
  group by release_number, place_number
),
facility_calendar as (
  select first_days.release_number, first_days.place_number, calendar.day_number, calendar.day
  from first_days
  join calendar
    on calendar.release_number = first_days.release_number
    and calendar.day_number >= first_days.place_first_day
),
swept as (
  select facility_calendar.release_number, facility_calendar.place_number,
    facility_calendar.day_number, facility_calendar.day,
    cast(sum(coalesce(changes.change, 0)) over (
      partition by facility_calendar.release_number, facility_calendar.place_number
      order by facility_calendar.day_number nulls last
      rows between unbounded preceding and current row
    ) as bigint) as people
  from facility_calendar
  left join changes
    on changes.release_number = facility_calendar.release_number
    and changes.place_number = facility_calendar.place_number
    and changes.day_number = facility_calendar.day_number
)
select release_number, places.facility_code, day_number, day, people
from swept
join places on places.place_number = swept.place_number
where people > 0
