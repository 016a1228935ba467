-- makes: official_changes
-- reads: earlier_series, later_series
-- What differs between two series: numbers that only one has, and numbers whose value was revised.
select
  coalesce(later.series, earlier.series) as series,
  coalesce(later.dimensions, earlier.dimensions) as dimensions,
  coalesce(later.period_kind, earlier.period_kind) as period_kind,
  coalesce(later.period_start, earlier.period_start) as period_start,
  coalesce(later.period_end, earlier.period_end) as period_end,
  earlier.value as earlier_value, later.value as later_value,
  case when earlier.value is null then 'new' when later.value is null then 'gone' else 'revised' end as change,
  coalesce(later.file, earlier.file) as file, coalesce(later.sheet, earlier.sheet) as sheet,
  coalesce(later.cell, earlier.cell) as cell
from later_series as later
full join earlier_series as earlier
  on earlier.series = later.series and earlier.dimensions = later.dimensions and earlier.period_kind = later.period_kind
  and earlier.period_start = later.period_start and earlier.period_end = later.period_end
where earlier.value is null or later.value is null or earlier.value <> later.value
