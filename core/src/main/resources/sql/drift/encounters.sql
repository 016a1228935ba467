-- makes: drift_encounters
-- reads: encounters
-- Every row of the lake by the day of the encounter, with the columns whose sets of values are
-- compared between releases.
select
  release, person,
  {{month|encounter_time}} as month,
  {{shown|aor}} as aor,
  {{shown|event_type}} as event_type,
  {{shown|disposition}} as disposition,
  {{shown|criminality}} as criminality,
  {{shown|citizenship}} as citizenship,
  {{shown|gender}} as gender,
  {{shown|case_status}} as case_status,
  {{shown|case_category}} as case_category,
  {{shown|final_order}} as final_order
from encounters
