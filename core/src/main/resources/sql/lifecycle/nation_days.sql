-- makes: nation_days
-- reads: nights, calendar, data_windows, opening_balances
-- People in custody at the end of each day, each person once, by release. Never more than the sum
-- of the facilities' people on that day. The window's first day begins with the opening balance.
with steps as (
  select nights.release_number, nation_from as day_number, 1 as change
  from nights
  join data_windows on data_windows.release_number = nights.release_number
  where nights_to > nation_from and nation_from >= first_day
  union all
  select nights.release_number, nights_to as day_number, -1 as change
  from nights
  join data_windows on data_windows.release_number = nights.release_number
  where nights_to > nation_from and nights_to >= first_day
  union all
  select release_number, day_number + 1 as day_number, people as change
  from opening_balances where facility_code is null
),
changes as (
  select release_number, day_number, sum(change) as change
  from steps
  group by release_number, day_number
),
swept as (
  select calendar.release_number, calendar.day_number, calendar.day,
    cast(sum(coalesce(changes.change, 0)) over (
      partition by calendar.release_number order by calendar.day_number nulls last
      rows between unbounded preceding and current row
    ) as bigint) as people
  from calendar
  left join changes
    on changes.release_number = calendar.release_number
    and changes.day_number = calendar.day_number
)
select release_number, day_number, day, people
from swept
where people > 0
