-- makes: calendar
-- reads: data_windows
-- Every day of every release's window, in whole days since 1970-01-01. The window alone bounds it:
-- the days are taken from all that a date with a year of four digits can name.
with all_days as (
  select cast({{day|date '0001-01-01'}} + numbers.n as integer) as day_number
  from {{numbers|3652059}} numbers
)
select release_number, day_number, date '1970-01-01' + day_number as day
from data_windows
join all_days on day_number >= first_day and day_number <= end_day
