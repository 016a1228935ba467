-- makes: rule_bond_then_day
-- reads: repeated_stints
-- Same person, stay, facility and day of book-in: of rows that are identical but for the bond the
-- first in file order is kept, then the last in the order book-in, facility, release reason, stay
-- book-out date, remaining columns (Deportation Data Project, March 2026, its two stages in one
-- order).
with placed as (
  select origin,
    count(*) over (
      partition by release_number, person, stay_start, facility_key, book_in_date
    ) as group_rows,
    row_number() over (
      partition by release_number, person, stay_start, facility_key, book_in_date
      order by book_in desc nulls first, facility desc nulls first,
        release_reason desc nulls first, stay_book_out_date desc nulls first,
        content desc nulls first, origin nulls last
    ) as place
  from repeated_stints
)
select 'detentions' as table_name, origin, place = 1 as is_kept
from placed
where group_rows > 1
