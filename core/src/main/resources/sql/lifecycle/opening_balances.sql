-- makes: opening_balances
-- reads: nights, data_windows, places
-- People in custody at the end of the day before each release's window: in the nation (no code),
-- and in each facility. What a release says of days before its window is in this one number: stays
-- that reach into the window, and book-ins whose dates lie decades before all others.
with at_the_beginning as (
  select nights.release_number, place_number, place_from, nation_from, first_day
  from nights
  join data_windows on data_windows.release_number = nights.release_number
  where nights_to >= first_day
)
select release_number, cast(null as {{text}}) as facility_code, first_day - 1 as day_number,
  date '1970-01-01' + (first_day - 1) as day, count(*) as people
from at_the_beginning
where nation_from < first_day
group by release_number, first_day
union all
select release_number, places.facility_code, first_day - 1 as day_number,
  date '1970-01-01' + (first_day - 1) as day, count(*) as people
from at_the_beginning
join places on places.place_number = at_the_beginning.place_number
where place_from < first_day
group by release_number, places.facility_code, first_day
