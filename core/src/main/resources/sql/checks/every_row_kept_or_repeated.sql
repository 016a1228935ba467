-- makes: check_every_row_kept_or_repeated
-- reads: row_counts, arrest_events, detainer_events, encounter_events, removal_events, stay_events
-- The tables of events have every row of the lake: flags, never deletions.
with events as (
  select 'arrests' as table_name, release, count(*) as event_rows
  from arrest_events group by release
  union all
  select 'detainers' as table_name, release, count(*) as event_rows
  from detainer_events group by release
  union all
  select 'encounters' as table_name, release, count(*) as event_rows
  from encounter_events group by release
  union all
  select 'removals' as table_name, release, count(*) as event_rows
  from removal_events group by release
  union all
  select 'detentions' as table_name, release, count(*) as event_rows
  from stay_events group by release
)
select count(*) as violations
from row_counts
left join events
  on events.table_name = row_counts.table_name and events.release = row_counts.release
where events.event_rows is null or events.event_rows <> row_counts.all_rows
