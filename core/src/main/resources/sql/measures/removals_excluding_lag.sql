-- makes: measure_removals_excluding_lag
-- reads: removal_events
-- Removals whose departure also lies in the fiscal year in which the case was closed. ICE closes
-- some cases in the year after the departure ("lag") and quotes both figures.
select
  release, origin_file, origin_sheet, origin_row, person, event_date, fiscal_year,
  {{shown|month}} as month,
  {{shown|aor}} as aor,
  case
    when superseded_by is not null then {{superseded}}
    when dropped_by is not null then {{repeated}}
    when departed_date is null then 'departure date not recorded'
    when {{fiscal_year|departed_date}} <> fiscal_year then 'departed in another fiscal year'
  end as excluded_by
from removal_events
