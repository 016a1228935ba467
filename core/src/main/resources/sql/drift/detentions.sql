-- makes: drift_detentions
-- reads: detentions
-- Every row of the lake by the day the stint began, with the columns whose sets of values are
-- compared between releases.
select
  release, person,
  {{month|book_in}} as month,
  {{shown|aor}} as aor,
  {{shown|release_reason}} as release_reason,
  {{shown|stay_release_reason}} as stay_release_reason,
  {{shown|criminality}} as criminality,
  {{shown|threat_level}} as threat_level,
  {{shown|citizenship}} as citizenship,
  {{shown|gender}} as gender,
  {{shown|ethnicity}} as ethnicity,
  {{shown|marital_status}} as marital_status,
  {{shown|case_status}} as case_status,
  {{shown|case_category}} as case_category,
  {{shown|final_order}} as final_order
from detentions
