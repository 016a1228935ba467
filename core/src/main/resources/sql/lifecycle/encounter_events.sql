-- makes: encounter_events
-- reads: encounters
-- One row per released encounter record. Some releases have no date for encounters; their sheet states the fiscal year.
select
  release, origin_file, origin_sheet, origin_row, redacted, person,
  cast(encounter_time as date) as event_date,
  coalesce({{fiscal_year|encounter_time}}, stated_fiscal_year, 0) as fiscal_year,
  {{month|encounter_time}} as month,
  {{office|aor}} as aor,
  citizenship, gender, criminality
from encounters
