-- makes: drift_removals
-- reads: removals
-- Every row of the lake by the removal date, or the departure where there is none, with the columns
-- whose sets of values are compared between releases.
select
  release, person,
  {{month|coalesce(removal_date, departed_date)}} as month,
  {{shown|aor}} as aor,
  {{shown|disposition}} as disposition,
  {{shown|departure_country}} as departure_country,
  {{shown|criminality}} as criminality,
  {{shown|threat_level}} as threat_level,
  {{shown|citizenship}} as citizenship,
  {{shown|gender}} as gender,
  {{shown|case_status}} as case_status,
  {{shown|case_category}} as case_category,
  {{shown|final_order}} as final_order
from removals
