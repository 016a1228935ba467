-- makes: detainer_events
-- reads: released_detainers, repeats, superseded_months
-- One row per released detainer record: a request to another agency. No record is dropped;
-- `dropped_by` is the rule of the chosen set that takes it for a repeat.
select
  e.origin, release_number,
  e.release, e.origin_file, e.origin_sheet, e.origin_row, redacted, person,
  detainer_time,
  cast(detainer_time as date) as event_date,
  coalesce(
    {{fiscal_year|detainer_time}}, detainer_fiscal_year, stated_fiscal_year, 0
  ) as fiscal_year,
  {{month|detainer_time}} as month,
  {{office|aor}} as aor,
  detainer_type, facility_code, citizenship, gender, criminality, threat_level,
  repeats.repeat_by, repeats.dropped_by,
  owned_by as superseded_by
from released_detainers e
left join repeats
  on repeats.table_name = 'detainers' and repeats.origin = e.origin
left join superseded_months
  on owned_table = 'detainers' and owned_older = e.release
  and owned_month = {{month|detainer_time}}
  and owned_from <= cast(detainer_time as date)
