-- makes: official_jumps
-- reads: official_numbers, official_table_faults, official_limits
-- Numbers that other postings contradict. A whole month that is farther from the posting before than revisions ever
-- moved it, and from the posting behind it, where there is one: a value that stays where it went was revised and is no
-- jump. A count to date that is lower than the one before though the next is not, or higher than the next though the
-- one before is not. What revisions did is known of totals; parts, which also move when cases are classified anew, have
-- a wider limit. Small counts may do anything; averages and shares may not.
with good as (
  select
    numbers.*,
    case when numbers.dimensions = '' then cast(limits.largest_revision_text as double) else cast(limits.largest_revision_of_parts_text as double) end as largest_revision,
    case when numbers.unit in ('share', 'dollars', 'days') then 0 else 30 end as small
  from official_numbers as numbers
  join official_limits as limits on limits.table_name = numbers.table_name and cast(limits.largest_revision_text as double) > 0
  left join official_table_faults as faults
    on faults.posting = numbers.posting and (faults.table_name is null
      or faults.table_name = numbers.table_name and faults.sheet = numbers.sheet and faults.as_of = numbers.as_of)
  where numbers.rule is null and faults.rule is null
),
months as (
  select
    good.*,
    lag(good.value) over same as earlier,
    -- The last posting has none behind it; there the one before the earlier stands in, which may be the one that jumped.
    coalesce(lead(good.value) over same, lag(good.value, 2) over same) as other
  from good
  where good.period_kind = 'month' and good.as_of >= last_day(good.period_start)
  window same as (
    partition by good.series, good.dimensions, good.table_name, good.period_start, good.period_end order by good.posting nulls last)
),
to_date as (
  select
    good.*,
    lag(good.value) over same as earlier,
    lead(good.value) over same as later,
    lag(good.value, 2) over same as before_that
  from good
  where good.period_kind = 'year-to-date' and good.unit in ('book-ins', 'releases', 'removals')
  window same as (
    partition by good.series, good.dimensions, good.table_name, good.period_start order by good.posting nulls last)
)
select number, value, earlier as expected, largest_revision, 'month-jumps' as rule
from months
where abs(value - earlier) > greatest(small, largest_revision * abs(earlier))
  and (other is null or abs(value - other) > greatest(small, largest_revision * abs(other)))
union all
select number, value, earlier, largest_revision, 'count-to-date-falls'
from to_date
where earlier - value > greatest(small, largest_revision * earlier)
  and (later is null or earlier - later <= greatest(small, largest_revision * earlier))
  -- Otherwise the one before jumped, if any did.
  and (before_that is null or before_that - value > greatest(small, largest_revision * before_that))
union all
select number, value, later, largest_revision, 'count-to-date-falls'
from to_date
where value - later > greatest(small, largest_revision * value)
  and earlier - later <= greatest(small, largest_revision * earlier)
