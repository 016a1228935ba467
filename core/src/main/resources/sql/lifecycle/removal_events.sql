-- makes: removal_events
-- reads: removals, sheets, repeats, superseded_months
-- One row per released removal record. ICE counts a removal in the fiscal year in which the case was closed
-- ("Removal Date"); where that date is not released the date of departure stands for it. No record is dropped; `dropped_by` names the rule of
-- the chosen set that takes it for a repeat.
select
  {{origin|e}} as origin, sheets.release_number,
  e.release, e.origin_file, e.origin_sheet, e.origin_row, redacted, person,
  coalesce(removal_date, departed_date) as event_date,
  departed_date,
  coalesce({{fiscal_year|coalesce(removal_date, departed_date)}}, stated_fiscal_year, 0) as fiscal_year,
  {{month|coalesce(removal_date, departed_date)}} as month,
  {{office|aor}} as aor,
  citizenship, gender, criminality, threat_level,
  coalesce(repeats.kept_by, 'all') as kept_by, repeats.repeat_by, repeats.dropped_by,
  owned_by as superseded_by
from removals e
join sheets
  on sheets.release = e.release and sheets.origin_file = e.origin_file and sheets.origin_sheet = e.origin_sheet
left join repeats
  on repeats.table_name = 'removals' and repeats.origin = {{origin|e}}
left join superseded_months
  on owned_table = 'removals' and owned_older = e.release
  and owned_month = {{month|coalesce(removal_date, departed_date)}} and owned_from <= cast(coalesce(removal_date, departed_date) as date)
