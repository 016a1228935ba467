-- makes: encounter_events
-- reads: encounters, superseded_months
-- One row per released encounter record. Some releases have no date for encounters; their sheet states the fiscal year.
select
  release, origin_file, origin_sheet, origin_row, redacted, person,
  cast(encounter_time as date) as event_date,
  coalesce({{fiscal_year|encounter_time}}, stated_fiscal_year, 0) as fiscal_year,
  {{month|encounter_time}} as month,
  {{office|aor}} as aor,
  citizenship, gender, criminality,
  owned_by as superseded_by
from encounters
left join superseded_months
  on owned_table = 'encounters' and owned_older = release
  and owned_month = {{month|encounter_time}} and owned_from <= cast(encounter_time as date)
