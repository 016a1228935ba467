-- makes: measure_detainers
-- reads: detainer_events, detainers
-- Every detainer record counts once, on the day the detainer was prepared, unless the chosen rule set takes it for a repeat.
select
  release, origin_file, origin_sheet, origin_row, person, event_date, fiscal_year,
  {{shown|month}} as month,
  {{shown|aor}} as aor,
  {{shown|citizenship}} as citizenship,
  {{shown|criminality}} as criminality,
  {{shown|gender}} as gender,
  {{shown|threat_level}} as threat_level,
  {{shown|detainer_type}} as detainer_type,
  {{shown|lift_reason}} as lift_reason,
  case
    when superseded_by is not null then {{superseded}}
    when dropped_by is not null then {{repeated}}
  end as excluded_by
from detainer_events
join (
  select release as d_release, origin_file as d_file, origin_sheet as d_sheet, origin_row as d_row, lift_reason
  from detainers
) reasons
  on d_release = release and d_file = origin_file and d_sheet = origin_sheet and d_row = origin_row
