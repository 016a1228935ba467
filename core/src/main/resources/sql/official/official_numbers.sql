-- makes: official_numbers
-- reads: official_read, official_blocks, official_meanings, official_periods, official_faults
-- Every number that was read with its table, what it is about and its period, and all of that in one text.
select
  numbers.number, numbers.meaning, numbers.cell, numbers.value_text,
  blocks.posting, blocks.sheet, blocks.table_name, blocks.fiscal_year, blocks.own_date,
  cast(blocks.as_of_text as date) as as_of,
  meanings.series, meanings.unit, meanings.dimensions,
  periods.period_kind,
  cast(periods.period_start_text as date) as period_start,
  cast(periods.period_end_text as date) as period_end,
  cast(numbers.value_text as double) as value,
  case when numbers.half > 0 then greatest(0, cast(numbers.value_text as double) - numbers.half) else cast(numbers.value_text as double) end as low,
  cast(numbers.value_text as double) + numbers.half as high,
  faults.rule, faults.evidence,
  meanings.series || ' | ' || meanings.dimensions || ' | ' || numbers.value_text || ' | ' || case
    -- Numbers as of the table's date are about another time in every posting, and are compared as the same.
    when periods.period_kind = 'day' and periods.period_start_text = blocks.as_of_text then 'its day'
    when periods.period_kind in ('year-to-date', 'fiscal-year') then 'from ' || periods.period_start_text
    else periods.period_kind || ' ' || periods.period_start_text
  end as said
from official_read as numbers
join official_blocks as blocks on blocks.block = numbers.block
join official_meanings as meanings on meanings.meaning = numbers.meaning
join official_periods as periods on periods.period = numbers.period
left join official_faults as faults on faults.fault = numbers.fault
