-- makes: official_facility_days
-- reads: official_series
-- Person-days of each facility in a fiscal year to date: its average daily population, summed over the classes that
-- share it out, times the days since the year began. Averages are added as decimals: sums of floating-point numbers
-- would depend on the order in which an engine takes the rows.
with averages as (
  select
    facility, state, max(facility_id) as facility_id, period_start, period_end,
    cast(sum(cast(value as decimal(26, 12))) as double) as average_daily_population,
    {{day|period_end}} - {{day|period_start}} + 1 as days,
    max(file) as file
  from official_series
  where series = 'facility-average-daily-population' and class is not null and facility is not null
  group by facility, state, period_start, period_end
)
select averages.*, average_daily_population * days as person_days
from averages
