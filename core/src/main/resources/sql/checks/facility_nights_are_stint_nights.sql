-- makes: check_facility_nights_are_stint_nights
-- reads: nights, places, data_windows, facility_days
-- The nights of each facility, added up over its days, are those of its stints within the window:
-- no day is missing and none counts twice.
with of_stints as (
  select nights.release_number, place_number,
    sum(case
      when least(nights_to, end_day + 1) > greatest(place_from, first_day)
        then least(nights_to, end_day + 1) - greatest(place_from, first_day)
      else 0
    end) as stint_nights
  from nights
  join data_windows on data_windows.release_number = nights.release_number
  group by nights.release_number, place_number
),
of_days as (
  select release_number, place_number, sum(people) as day_nights
  from facility_days
  join places on places.facility_code = facility_days.facility_code
  group by release_number, place_number
)
select count(*) as violations
from of_stints
left join of_days
  on of_days.release_number = of_stints.release_number
  and of_days.place_number = of_stints.place_number
where stint_nights <> coalesce(day_nights, 0)
