-- makes: drift_detainers
-- reads: detainers
-- Every row of the lake by the day the detainer was prepared, with the columns whose sets of values
-- are compared between releases.
select
  release, person,
  {{month|detainer_time}} as month,
  {{shown|aor}} as aor,
  {{shown|detainer_type}} as detainer_type,
  {{shown|lift_reason}} as lift_reason,
  {{shown|criminality}} as criminality,
  {{shown|threat_level}} as threat_level,
  {{shown|citizenship}} as citizenship,
  {{shown|gender}} as gender,
  {{shown|case_status}} as case_status,
  {{shown|case_category}} as case_category,
  {{shown|final_order}} as final_order
from detainers
