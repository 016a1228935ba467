-- makes: stints
-- reads: stint_order, places
-- One row per kept stint, in its stay, at its facility.
select
  stint_order.origin, release_number, subject,
  case when subject > 0 then subject end as person,
  stay_start, stay_book_out, book_in, book_out, places.facility_code, moved_on, has_reason,
  day_in, day_out, stay, stint_number, stay_stints, came_from.facility_code as came_from,
  came_moved, person_stint, covered_until, covered_to_day, superseded_by
from stint_order
join places on places.place_number = stint_order.place_number
left join places came_from on came_from.place_number = came_from_number
