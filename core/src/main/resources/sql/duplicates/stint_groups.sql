-- makes: stint_groups
-- reads: repeated_stints
-- Groups of stints under four rules, with each stint's place in its group; the first is kept.
-- day: same person, stay, facility and day of book-in; of rows that are identical but for the bond the first in file order, then the last in the
--   order book-in, facility, release reason, stay book-out date, remaining columns (Deportation Data Project, March 2026, its two stages in one order).
-- bond: same person, facility and moment of book-in, across stays; the lowest first bond, the last of them in file order (July 2025).
-- exact: the same in every column that the lake keeps (University of Washington Center for Human Rights).
-- overlap: as `day`, but only rows whose times overlap or begin together, since a return to a facility on one day is not a duplicate (ours). The latest
--   book-in is kept, then the most complete; a remaining tie is broken by what the rows say.
select origin,
  count(*) over (partition by release_number, person, stay_start, facility_key, book_in_date) as day_rows,
  row_number() over (
    partition by release_number, person, stay_start, facility_key, book_in_date
    order by book_in desc nulls first, facility desc nulls first, release_reason desc nulls first,
      stay_book_out_date desc nulls first, content desc nulls first, origin nulls last
  ) as day_place,
  count(*) over (partition by release_number, person, facility_key, book_in) as bond_rows,
  row_number() over (
    partition by release_number, person, facility_key, book_in
    order by bond_set_amount nulls last, origin desc nulls last
  ) as bond_place,
  count(*) over (partition by release_number, person, content, bond) as exact_rows,
  row_number() over (partition by release_number, person, content, bond order by origin nulls last) as exact_place,
  count(*) over (partition by release_number, person, stay_start, facility_key, book_in_date, cluster) as overlap_rows,
  row_number() over (
    partition by release_number, person, stay_start, facility_key, book_in_date, cluster
    order by book_in desc nulls last, {{filled|content}} + {{filled|bond}} desc nulls last,
      content nulls last, bond nulls last, origin nulls last
  ) as overlap_place
from (
  select apart.*,
    sum(begins) over (
      partition by release_number, person, stay_start, facility_key, book_in_date
      order by book_in nulls last, book_out nulls last, origin nulls last
      rows between unbounded preceding and current row
    ) as cluster
  from (
    select repeated_stints.*,
      case
        when book_in = lag(book_in) over (
          partition by release_number, person, stay_start, facility_key, book_in_date
          order by book_in nulls last, book_out nulls last, origin nulls last
        ) then 0
        when book_in < max(coalesce(book_out, {{moment|date '9999-12-31'}})) over (
          partition by release_number, person, stay_start, facility_key, book_in_date
          order by book_in nulls last, book_out nulls last, origin nulls last
          rows between unbounded preceding and 1 preceding
        ) then 0
        else 1
      end as begins
    from repeated_stints
  ) apart
) clusters
