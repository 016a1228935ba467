-- makes: official_tables_posted
-- reads: official_numbers, official_meanings, official_periods, official_postings
-- Each table of each posting, as one text of all its numbers.
with said as (
  select
    numbers.*,
    meanings.series || ' | ' || meanings.dimensions || ' | ' || numbers.value_text || ' | ' || case
      -- Numbers as of the table's date are about another time in every posting, and are compared as the same.
      when numbers.period_kind = 'day' and numbers.period_start = numbers.as_of then 'its day'
      when numbers.period_kind in ('year-to-date', 'fiscal-year') then 'from ' || periods.period_start_text
      else numbers.period_kind || ' ' || periods.period_start_text
    end as said
  from official_numbers as numbers
  join official_meanings as meanings on meanings.meaning = numbers.meaning
  join official_periods as periods on periods.period = numbers.period
  where numbers.own_date
    and coalesce(numbers.rule, '') not in (
      'hidden-sheet', 'another-fiscal-year', 'dated-before-its-fiscal-year', 'dated-after-its-posting', 'printed-twice')
)
select
  numbers.posting, postings.family, numbers.sheet, numbers.table_name, numbers.fiscal_year, numbers.as_of,
  cast(count(*) as bigint) as numbers,
  sum(case when numbers.value <> 0 then 1 else 0 end) as not_zero,
  min(numbers.cell) as cell,
  md5({{joined|numbers.said}}) as content
from said as numbers
join official_postings as postings on postings.posting = numbers.posting
group by
  numbers.posting, postings.family, numbers.sheet, numbers.table_name, numbers.fiscal_year, numbers.as_of
