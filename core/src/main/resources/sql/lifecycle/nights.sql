-- makes: nights
-- reads: stint_order, overlapping_stints
-- The nights of each kept stint that the end-of-day population counts: a person is in custody at
-- the end of day d when booked in on d or before and out on d + 1 or later. Nights are whole days
-- since 1970-01-01, `from` included and `to` not. A person counts once per facility and night, and
-- once per night in the nation: of overlapping stints the later one counts from where the earlier
-- ones end. Superseded stints do not count. Convention: end of day, as the Deportation Data Project
-- and Vera have it; the start-of-day count of the next day is the same number.
select stint_order.origin, release_number, place_number,
  greatest(day_in, coalesce(overlapping_stints.place_counted_to, day_in)) as place_from,
  greatest(day_in, coalesce(covered_to_day, day_in)) as nation_from,
  day_out as nights_to
from stint_order
left join overlapping_stints on overlapping_stints.origin = stint_order.origin
where superseded_by is null and day_out > day_in
