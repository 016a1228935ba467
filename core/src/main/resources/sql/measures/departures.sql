-- makes: measure_departures
-- reads: removal_events, removals
-- Every removal record counts once, on the day of departure, unless the chosen rule set takes it for a repeat. A removal to a third country goes
-- to a country that is not the one of citizenship; where either is not recorded nobody can tell.
select
  release, origin_file, origin_sheet, origin_row, person,
  departed_date as event_date,
  coalesce({{fiscal_year|departed_date}}, 0) as fiscal_year,
  {{shown|aor}} as aor,
  {{shown|citizenship}} as citizenship,
  {{shown|criminality}} as criminality,
  {{shown|gender}} as gender,
  {{shown|threat_level}} as threat_level,
  {{shown|departure_country}} as destination,
  {{shown|final_order}} as final_order,
  {{shown|case_category}} as case_category,
  case
    when departure_country is null or citizenship is null then 0
    when upper(departure_country) = upper(citizenship) then 0
    else 1
  end as third_country,
  case
    when superseded_by is not null then {{superseded}}
    when dropped_by is not null then {{repeated}}
  end as excluded_by
from removal_events
join (
  select release as r_release, origin_file as r_file, origin_sheet as r_sheet, origin_row as r_row,
    departure_country, final_order, case_category
  from removals
) cases
  on r_release = release and r_file = origin_file and r_sheet = origin_sheet and r_row = origin_row
