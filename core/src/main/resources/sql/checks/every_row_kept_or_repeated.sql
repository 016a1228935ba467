-- makes: check_every_row_kept_or_repeated
-- reads: row_counts, arrest_events, detainer_events, encounter_events, removal_events, stint_rows
-- The tables of events have every row of the lake: flags, never deletions.
select count(*) as violations
from row_counts
left join (
  select 'arrests' as table_name, release, count(*) as event_rows, count(distinct origin) as origins
  from arrest_events group by release
  union all
  select 'detainers' as table_name, release, count(*) as event_rows, count(distinct origin) as origins
  from detainer_events group by release
  union all
  select 'encounters' as table_name, release, count(*) as event_rows, count(distinct origin) as origins
  from encounter_events group by release
  union all
  select 'removals' as table_name, release, count(*) as event_rows, count(distinct origin) as origins
  from removal_events group by release
) events
  on events.table_name = row_counts.table_name and events.release = row_counts.release
where row_counts.table_name <> 'detentions'
  and (events.event_rows is null or events.event_rows <> row_counts.all_rows or events.origins <> row_counts.all_rows)
