-- makes: removal_events
-- reads: released_removals, repeats, superseded_months
-- One row per released removal record. ICE counts a removal in the fiscal year in which the case
-- was closed ("Removal Date"); where that date is not released the date of departure stands for it.
-- No record is dropped; `dropped_by` is the rule of the chosen set that takes it for a repeat.
with dated as (
  select released_removals.*, coalesce(removal_date, departed_date) as event_date
  from released_removals
)
select
  e.origin, release_number,
  e.release, e.origin_file, e.origin_sheet, e.origin_row, redacted, person,
  event_date,
  departed_date,
  coalesce({{fiscal_year|event_date}}, stated_fiscal_year, 0) as fiscal_year,
  {{month|event_date}} as month,
  {{office|aor}} as aor,
  citizenship, gender, criminality, threat_level,
  repeats.repeat_by, repeats.dropped_by,
  owned_by as superseded_by
from dated e
left join repeats
  on repeats.table_name = 'removals' and repeats.origin = e.origin
left join superseded_months
  on owned_table = 'removals' and owned_older = e.release
  and owned_month = {{month|event_date}}
  and owned_from <= cast(event_date as date)
