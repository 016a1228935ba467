-- makes: official_tables_posted
-- reads: official_numbers, official_postings
-- Each table of each posting, as one text of all its numbers.
select
  numbers.posting, postings.family, numbers.sheet, numbers.table_name, numbers.fiscal_year, numbers.as_of,
  cast(count(*) as bigint) as numbers,
  sum(case when numbers.value <> 0 then 1 else 0 end) as not_zero,
  min(numbers.cell) as cell,
  md5({{joined|numbers.said}}) as content
from official_numbers as numbers
join official_postings as postings on postings.posting = numbers.posting
where coalesce(numbers.rule, '') not in ('hidden-sheet', 'another-fiscal-year', 'dated-before-its-fiscal-year', 'dated-after-its-posting')
  and numbers.own_date
group by
  numbers.posting, postings.family, numbers.sheet, numbers.table_name, numbers.fiscal_year, numbers.as_of
