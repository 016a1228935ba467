-- makes: official_jumps
-- reads: official_numbers, official_table_faults, official_limits
-- Whole months whose value in one posting is farther from what the other postings say than revisions ever moved it.
-- Where three or more postings have the month, their median is what they say; of two, the earlier.
with good as (
  select numbers.*
  from official_numbers as numbers
  left join official_table_faults as faults
    on faults.posting = numbers.posting and (faults.table_name is null
      or faults.table_name = numbers.table_name and faults.sheet = numbers.sheet and faults.as_of = numbers.as_of)
  where numbers.rule is null and faults.rule is null and numbers.period_kind = 'month'
),
months as (
  select
    good.number, good.posting, good.value, limits.largest_revision,
    count(*) over same as postings,
    median(good.value) over same as middle,
    first_value(good.value) over (
      partition by good.series, good.dimensions, good.table_name, good.period_start, good.period_end order by good.posting nulls last
    ) as first
  from good
  join (select table_name, cast(largest_revision_text as double) as largest_revision from official_limits) as limits
    on limits.table_name = good.table_name and limits.largest_revision > 0
  where good.as_of >= last_day(good.period_start)
  window same as (partition by good.series, good.dimensions, good.table_name, good.period_start, good.period_end)
)
select number, value, case when postings >= 3 then middle else first end as expected, largest_revision
from months
where abs(value - case when postings >= 3 then middle else first end)
    > greatest(30, largest_revision * abs(case when postings >= 3 then middle else first end))
