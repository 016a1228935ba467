-- makes: official_jumps
-- reads: official_numbers, official_table_faults, official_limits
-- Whole months whose value in one posting is farther from the posting before than revisions ever moved it, and from
-- the posting behind it, where there is one. A value that stays where it went was revised and is no jump. What revisions
-- did is known of totals; parts, which also move when cases are classified anew, have a wider limit.
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
    good.number, good.value,
    case when good.dimensions = '' then limits.of_totals else limits.of_parts end as largest_revision,
    lag(good.value) over same as earlier,
    -- The last posting has none behind it; there the one before the earlier stands in, which may be the one that jumped.
    coalesce(lead(good.value) over same, lag(good.value, 2) over same) as other
  from good
  join (
    select table_name, cast(largest_revision_text as double) as of_totals, cast(largest_revision_of_parts_text as double) as of_parts
    from official_limits
  ) as limits on limits.table_name = good.table_name and limits.of_totals > 0
  where good.as_of >= last_day(good.period_start)
  window same as (
    partition by good.series, good.dimensions, good.table_name, good.period_start, good.period_end order by good.posting nulls last)
)
select number, value, earlier as expected, largest_revision
from months
where abs(value - earlier) > greatest(30, largest_revision * abs(earlier))
  and (other is null or abs(value - other) > greatest(30, largest_revision * abs(other)))
