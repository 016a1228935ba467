-- makes: official_series
-- reads: official_values
-- The series: for each period the value of the latest good posting, with the first value and how often it was posted.
with placed as (
  select
    posted.*,
    row_number() over (partition by series, dimensions, period_kind, period_start, period_end order by posting desc nulls last) as latest,
    first_value(value) over (partition by series, dimensions, period_kind, period_start, period_end order by posting nulls last) as first_posted_value,
    count(*) over (partition by series, dimensions, period_kind, period_start, period_end) as postings
  from official_values as posted
)
select * from placed where latest = 1
