-- makes: overlapping_stints
-- reads: stint_order
-- Stints that begin before an earlier stint of the same person has ended: where else the person is
-- said to be at that time, and until which day the same facility already counts the person.
with pairs as (
  select later.origin, earlier.day_out,
    case when earlier.place_number = later.place_number then 1 else 0 end as same_place
  from stint_order later
  join stint_order earlier
    on earlier.release_number = later.release_number and earlier.subject = later.subject
    and coalesce(earlier.superseded_by, '') = coalesce(later.superseded_by, '')
    and earlier.person_stint < later.person_stint
    and (earlier.book_out is null or earlier.book_out > later.book_in)
  where later.covered_until > later.book_in
)
select origin,
  max(1 - same_place) as elsewhere,
  max(same_place) as same_place,
  max(case when same_place = 1 then day_out end) as place_counted_to
from pairs
group by origin
