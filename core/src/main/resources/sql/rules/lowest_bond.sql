-- makes: rule_lowest_bond
-- reads: repeated_stints
-- Same person, facility and moment of book-in, across stays: the lowest first bond is kept, the
-- last of them in file order (Deportation Data Project, July 2025).
with placed as (
  select origin,
    count(*) over (
      partition by release_number, person, facility_key, book_in
    ) as group_rows,
    row_number() over (
      partition by release_number, person, facility_key, book_in
      order by bond_set_amount nulls last, origin desc nulls last
    ) as place
  from repeated_stints
)
select 'detentions' as table_name, origin, place = 1 as is_kept
from placed
where group_rows > 1
