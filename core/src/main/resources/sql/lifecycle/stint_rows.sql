-- makes: stint_rows
-- reads: released_detentions, places, superseded_stints
-- Every released detention row, narrow. `subject` is the person, or for a row without one a
-- negative number of its own, so that such rows are never merged. A stay begins when the release
-- says so; where it does not, with the stint itself.
select
  d.origin, d.release_number,
  coalesce(person, 0 - d.origin) as subject,
  coalesce(stay_book_in, book_in) as stay_start,
  stay_book_out, book_in, book_out,
  places.place_number,
  case
    when release_reason in ('Transferred', 'U.S. Marshals or other agency') then 1 else 0
  end as moved_on,
  case when release_reason is null then 0 else 1 end as has_reason,
  superseded_by
from released_detentions d
join places on places.facility_code = coalesce(d.facility_code, facility, 'not recorded')
left join superseded_stints on superseded_stints.origin = d.origin
