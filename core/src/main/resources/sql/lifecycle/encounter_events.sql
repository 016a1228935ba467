-- makes: encounter_events
-- reads: released_encounters, repeats, superseded_months
-- One row per released encounter record. Some releases have no date for encounters; their sheet
-- states the fiscal year. No record is dropped; `dropped_by` is the rule of the chosen set that
-- takes it for a repeat.
select
  e.origin, release_number,
  e.release, e.origin_file, e.origin_sheet, e.origin_row, redacted, person,
  cast(encounter_time as date) as event_date,
  coalesce({{fiscal_year|encounter_time}}, stated_fiscal_year, 0) as fiscal_year,
  {{month|encounter_time}} as month,
  {{office|aor}} as aor,
  citizenship, gender, criminality,
  repeats.repeat_by, repeats.dropped_by,
  owned_by as superseded_by
from released_encounters e
left join repeats
  on repeats.table_name = 'encounters' and repeats.origin = e.origin
left join superseded_months
  on owned_table = 'encounters' and owned_older = e.release
  and owned_month = {{month|encounter_time}}
  and owned_from <= cast(encounter_time as date)
