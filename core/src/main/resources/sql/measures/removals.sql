-- makes: measure_removals
-- reads: removal_events
-- Every removal record counts once, in the fiscal year of its removal date, unless the chosen rule
-- set takes it for a repeat.
select
  release, origin_file, origin_sheet, origin_row, person, event_date, fiscal_year,
  {{shown|month}} as month,
  {{shown|aor}} as aor,
  {{shown|citizenship}} as citizenship,
  {{shown|criminality}} as criminality,
  {{shown|gender}} as gender,
  {{shown|threat_level}} as threat_level,
  case
    when superseded_by is not null then {{superseded}}
    when dropped_by is not null then {{repeated}}
  end as excluded_by
from removal_events
