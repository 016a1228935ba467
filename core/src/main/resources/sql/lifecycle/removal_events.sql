-- makes: removal_events
-- reads: removals, superseded_months
-- One row per released removal record. ICE counts a removal in the fiscal year in which the case was closed
-- ("Removal Date"); where that date is not released the date of departure stands for it.
select
  release, origin_file, origin_sheet, origin_row, redacted, person,
  coalesce(removal_date, departed_date) as event_date,
  departed_date,
  coalesce({{fiscal_year|coalesce(removal_date, departed_date)}}, stated_fiscal_year, 0) as fiscal_year,
  {{month|coalesce(removal_date, departed_date)}} as month,
  {{office|aor}} as aor,
  citizenship, gender, criminality, threat_level,
  owned_by as superseded_by
from removals
left join superseded_months
  on owned_table = 'removals' and owned_older = release
  and owned_month = {{month|coalesce(removal_date, departed_date)}} and owned_from <= cast(coalesce(removal_date, departed_date) as date)
