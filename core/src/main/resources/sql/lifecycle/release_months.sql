-- makes: release_months
-- reads: arrests, detainers, detentions, encounters, removals
-- Rows of every release by table and month, by the date that decides which release owns a row: the
-- day of the event, and for detention the day the stay ended, so that all stints of a stay belong
-- to one release.
with dated as (
  select 'arrests' as table_name, release, {{month|arrest_time}} as month
  from arrests where arrest_time is not null
  union all
  select 'detainers' as table_name, release, {{month|detainer_time}} as month
  from detainers where detainer_time is not null
  union all
  select 'detentions' as table_name, release, {{month|stay_book_out}} as month
  from detentions where stay_book_out is not null
  union all
  select 'encounters' as table_name, release, {{month|encounter_time}} as month
  from encounters where encounter_time is not null
  union all
  select 'removals' as table_name, release, {{month|coalesce(removal_date, departed_date)}} as month
  from removals where coalesce(removal_date, departed_date) is not null
)
select table_name, release, month, count(*) as month_rows
from dated
group by table_name, release, month
