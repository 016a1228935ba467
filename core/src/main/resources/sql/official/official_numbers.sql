-- makes: official_numbers
-- reads: official_read, official_blocks, official_meanings, official_periods, official_faults
-- Every number that was read with its table, what it is about and its period.
select
  numbers.number, numbers.meaning, numbers.cell, numbers.value_text, numbers.period,
  blocks.posting, blocks.sheet, blocks.table_name, blocks.fiscal_year, blocks.own_date,
  cast(blocks.as_of_text as date) as as_of,
  meanings.series, meanings.unit, meanings.dimensions,
  periods.period_kind,
  cast(periods.period_start_text as date) as period_start,
  cast(periods.period_end_text as date) as period_end,
  cast(numbers.value_text as double) as value,
  case when numbers.half > 0 then greatest(0, cast(numbers.value_text as double) - numbers.half) else cast(numbers.value_text as double) end as low,
  cast(numbers.value_text as double) + numbers.half as high,
  faults.rule, faults.evidence
from official_read as numbers
join official_blocks as blocks on blocks.block = numbers.block
join official_meanings as meanings on meanings.meaning = numbers.meaning
join official_periods as periods on periods.period = numbers.period
left join official_faults as faults on faults.fault = numbers.fault
