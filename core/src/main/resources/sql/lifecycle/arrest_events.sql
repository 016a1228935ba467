-- makes: arrest_events
-- reads: released_arrests, repeats, superseded_months
-- One row per released arrest record. No record is dropped: `dropped_by` is the rule of the chosen
-- set that does not count it. Files without person identifiers offer no way to tell a duplicate
-- from two people arrested on one day, and removing "duplicates" breaks every official total. A
-- record whose date cannot be read belongs to the fiscal year its sheet states.
select
  e.origin, release_number,
  e.release, e.origin_file, e.origin_sheet, e.origin_row, redacted, person,
  arrest_time,
  cast(arrest_time as date) as event_date,
  coalesce({{fiscal_year|arrest_time}}, stated_fiscal_year, 0) as fiscal_year,
  {{month|arrest_time}} as month,
  {{office|aor}} as aor,
  method, citizenship, gender, criminality, threat_level,
  repeats.repeat_by, repeats.dropped_by,
  owned_by as superseded_by
from released_arrests e
left join repeats
  on repeats.table_name = 'arrests' and repeats.origin = e.origin
left join superseded_months
  on owned_table = 'arrests' and owned_older = e.release
  and owned_month = {{month|arrest_time}}
  and owned_from <= cast(arrest_time as date)
