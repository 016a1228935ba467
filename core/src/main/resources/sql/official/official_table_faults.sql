-- makes: official_table_faults
-- reads: official_tables_posted, official_postings
-- What is wrong with a whole table of a posting when it is held against earlier ones: the file was posted before; all
-- its numbers are those of an earlier posting though its date moved, within a year that was not over; or its date did
-- not move, or went back, though its numbers did.
with reposted as (
  select later.posting, min(earlier.posting) as earlier_posting
  from official_postings as later
  join official_postings as earlier on earlier.sha256 = later.sha256 and earlier.posting < later.posting
  group by later.posting
),
tables as (
  select posted.* from official_tables_posted as posted
  where posted.posting not in (select posting from reposted)
),
stale as (
  select later.posting, later.sheet, later.table_name, later.as_of, max(earlier.posting) as earlier_posting, max(earlier.as_of) as earlier_as_of
  from tables as later
  join tables as earlier
    on earlier.family = later.family and earlier.table_name = later.table_name and earlier.fiscal_year = later.fiscal_year
    and earlier.posting < later.posting and earlier.content = later.content and earlier.as_of < later.as_of
    and earlier.as_of < make_date(later.fiscal_year, 9, 30)
  where later.not_zero > 0
  group by later.posting, later.sheet, later.table_name, later.as_of
),
-- The latest day that earlier postings of the table were dated; stale ones are dated wrongly.
dated as (
  select
    tables.*,
    max(tables.as_of) over (
      partition by tables.family, tables.table_name, tables.fiscal_year order by tables.posting nulls last
      range between unbounded preceding and 1 preceding) as latest_before
  from tables
  left join stale
    on stale.posting = tables.posting and stale.sheet = tables.sheet and stale.table_name = tables.table_name and stale.as_of = tables.as_of
  where stale.posting is null
),
-- A date that went back is one that did not move. A table may be posted again under its date, but not one that was
-- itself dated wrongly when it was new.
unmoved as (
  select later.posting, later.sheet, later.table_name, later.as_of, max(earlier.posting) as earlier_posting, max(earlier.as_of) as earlier_as_of
  from dated as later
  join dated as earlier
    on earlier.family = later.family and earlier.table_name = later.table_name and earlier.fiscal_year = later.fiscal_year
    and earlier.posting < later.posting and earlier.as_of = later.latest_before
  where later.as_of <= later.latest_before
    and not exists (
      select 1 from dated as same
      where same.family = later.family and same.table_name = later.table_name and same.posting < later.posting
        and same.content = later.content and same.as_of = later.as_of
        and (same.latest_before is null or same.as_of > same.latest_before))
    -- When a year is over its numbers are locked under one date, and corrections keep it.
    and later.latest_before < make_date(later.fiscal_year, 9, 30)
  group by later.posting, later.sheet, later.table_name, later.as_of
)
select
  posting, cast(null as {{text}}) as sheet, cast(null as {{text}}) as table_name, cast(null as date) as as_of,
  'posted-again' as rule, earlier_posting, cast(null as date) as earlier_as_of
from reposted
union all
select posting, sheet, table_name, as_of, 'same-numbers-under-a-later-date', earlier_posting, earlier_as_of from stale
union all
select posting, sheet, table_name, as_of, 'date-did-not-move', earlier_posting, earlier_as_of from unmoved
