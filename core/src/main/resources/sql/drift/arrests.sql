-- makes: drift_arrests
-- reads: arrests
-- Every row of the lake by the day of the arrest, with the columns whose sets of values are
-- compared between releases.
select
  release, person,
  {{month|arrest_time}} as month,
  {{shown|aor}} as aor,
  {{shown|method}} as method,
  {{shown|program_group}} as program_group,
  {{shown|criminality}} as criminality,
  {{shown|threat_level}} as threat_level,
  {{shown|citizenship}} as citizenship,
  {{shown|gender}} as gender,
  {{shown|case_status}} as case_status,
  {{shown|case_category}} as case_category,
  {{shown|final_order}} as final_order
from arrests
