-- makes: official_revisions
-- reads: official_values
-- Each change of a value from one good posting to the next: how much, and how long after the period's end.
with steps as (
  select
    posted.*,
    lag(value) over same as earlier_value,
    lag(file) over same as earlier_file,
    lag(as_of) over same as earlier_as_of
  from official_values as posted
  window same as (partition by series, dimensions, period_kind, period_start, period_end order by posting nulls last)
)
select
  series, dimensions, period_kind, period_start, period_end, unit,
  earlier_value, value, value - earlier_value as change,
  case when earlier_value <> 0 then (value - earlier_value) / earlier_value end as share,
  earlier_as_of, as_of, {{day|as_of}} - {{day|period_end}} as days_after_period,
  earlier_file, file, sheet, cell, posting
from steps
where earlier_value is not null and earlier_value <> value
