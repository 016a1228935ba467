-- makes: official_flows
-- reads: official_series, official_observations
-- Flows between two postings: the difference of two counts of one fiscal year to date. The first posting of a year has
-- no flow before it. There is none where a posting between the two was left out for a fault, or where the count fell.
with counts as (
  select
    series, dimensions, unit, period_start, period_end, value, posting, file || ' ' || cell as source,
    lag(value) over same as earlier_value,
    lag(period_end) over same as earlier_end,
    lag(posting) over same as earlier_posting,
    lag(file || ' ' || cell) over same as earlier_source
  from official_series
  where period_kind in ('year-to-date', 'fiscal-year') and unit not in ('people', 'days', 'share', 'dollars', 'beds', 'encounters')
  window same as (partition by series, dimensions, period_start order by period_end nulls last)
),
faulty as (
  select distinct series, dimensions, period_start, posting
  from official_observations
  where excluded_by in ('same-numbers-under-a-later-date', 'date-did-not-move', 'dated-before-its-fiscal-year',
    'dated-after-its-posting', 'total-differs-from-parts', 'by-hand')
),
pairs as (
  select counts.*, exists (
    select 1 from faulty
    where faulty.series = counts.series and faulty.dimensions = counts.dimensions and faulty.period_start = counts.period_start
      and faulty.posting > counts.earlier_posting and faulty.posting < counts.posting) as across_a_fault
  from counts
  where earlier_value is not null and period_end > earlier_end
)
select
  'flow of ' || series as series, dimensions, unit, 'between-postings' as period_kind,
  earlier_end + 1 as period_start, period_end,
  case when not across_a_fault and value >= earlier_value then value - earlier_value end as value,
  'the count to ' || cast(period_end as {{text}}) || ' less the count to ' || cast(earlier_end as {{text}}) as formula,
  case
    when across_a_fault then 'a posting between the two was left out for a fault'
    when value < earlier_value then 'the count fell'
  end as refused,
  earlier_source || ' and ' || source as sources
from pairs
