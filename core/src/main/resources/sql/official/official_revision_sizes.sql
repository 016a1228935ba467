-- makes: official_revision_sizes
-- reads: official_values
-- How far apart good postings ever were about the same whole period, by series: the range of the values as a share of
-- the latest one, for periods that two or more postings have and values of 100 or more.
with ranges as (
  select
    series, period_kind, dimensions, period_start, period_end,
    max(value) - min(value) as spread,
    max_by(value, posting) as latest,
    count(*) as postings
  from official_values
  where as_of > period_end
  group by series, period_kind, dimensions, period_start, period_end
)
select
  series, period_kind,
  cast(count(*) as bigint) as periods,
  median(spread / latest) as median_share,
  max(spread / latest) as largest_share
from ranges
where postings >= 2 and latest >= 100
group by series, period_kind
