-- names: analysis_nation_days
-- reads: nation_days, sheets, data_windows
-- People in custody at the end of each day, each counted once. A day is complete when the release
-- records the book-outs of that time; before, people who had left are not in it.
with releases as (
  select distinct release, release_number from sheets
)
select
  releases.release, nation_days.day, nation_days.people,
  case
    when nation_days.day_number >= data_windows.complete_from_day then 1 else 0
  end as is_complete
from nation_days
join releases on releases.release_number = nation_days.release_number
left join data_windows on data_windows.release_number = nation_days.release_number
