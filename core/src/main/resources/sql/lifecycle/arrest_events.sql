-- makes: arrest_events
-- reads: arrests, superseded_months
-- One row per released arrest record. No record is dropped: files without person identifiers offer no way to tell
-- a duplicate from two people arrested on one day, and removing "duplicates" breaks every official total.
-- A record whose date cannot be read belongs to the fiscal year its sheet states.
select
  release, origin_file, origin_sheet, origin_row, redacted, person,
  cast(arrest_time as date) as event_date,
  coalesce({{fiscal_year|arrest_time}}, stated_fiscal_year, 0) as fiscal_year,
  {{month|arrest_time}} as month,
  {{office|aor}} as aor,
  method, citizenship, gender, criminality, threat_level,
  owned_by as superseded_by
from arrests
left join superseded_months
  on owned_table = 'arrests' and owned_older = release
  and owned_month = {{month|arrest_time}} and owned_from <= cast(arrest_time as date)
