-- makes: official_numbers
-- reads: official_read
-- Every number that was read, with its texts as numbers and days, and with what it is about in one text.
select
  read_as.*,
  cast(value_text as double) as value,
  cast(low_text as double) as low,
  cast(high_text as double) as high,
  cast(period_start_text as date) as period_start,
  cast(period_end_text as date) as period_end,
  cast(as_of_text as date) as as_of,
  cast(posted_text as date) as posted,
  series || ' | ' || dimensions || ' | ' || value_text || ' | ' || case
    -- Numbers as of the table's date are about another time in every posting, and are compared as the same.
    when period_kind = 'day' and period_start_text = as_of_text then 'its day'
    when period_kind in ('year-to-date', 'fiscal-year') then 'from ' || period_start_text
    else period_kind || ' ' || period_start_text
  end as said
from official_read as read_as
