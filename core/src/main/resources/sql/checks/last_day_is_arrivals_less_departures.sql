-- makes: check_last_day_is_arrivals_less_departures
-- reads: stints, data_windows, nation_days
-- The people on the last day of a release's window are its arrivals less its departures: everybody
-- with a night in custody who came by then, less those who were out by then. Counted from the
-- stints, person by person, not from the calendar.
with in_window as (
  select stints.release_number, stints.subject, day_in, day_out, end_day
  from stints
  join data_windows on data_windows.release_number = stints.release_number
  where superseded_by is null and day_out > day_in and day_in <= end_day
),
people as (
  select release_number, subject, max(case when day_out > end_day then 1 else 0 end) as stays_in
  from in_window
  group by release_number, subject
),
balance as (
  select release_number, count(*) as arrived,
    sum(case when stays_in = 0 then 1 else 0 end) as departed
  from people
  group by release_number
),
last_day as (
  select data_windows.release_number, coalesce(nation_days.people, 0) as people
  from data_windows
  left join nation_days
    on nation_days.release_number = data_windows.release_number
    and nation_days.day_number = data_windows.end_day
)
select count(*) as violations
from last_day
left join balance on balance.release_number = last_day.release_number
where last_day.people <> coalesce(balance.arrived - balance.departed, 0)
