-- makes: measure_removals
-- reads: removal_events, removals
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
  {{shown|final_order}} as final_order,
  {{shown|case_category}} as case_category,
  case
    when superseded_by is not null then {{superseded}}
    when dropped_by is not null then {{repeated}}
  end as excluded_by
from removal_events
join (
  select release as r_release, origin_file as r_file, origin_sheet as r_sheet, origin_row as r_row,
    final_order, case_category
  from removals
) cases
  on r_release = release and r_file = origin_file and r_sheet = origin_sheet and r_row = origin_row
