-- makes: measure_stints
-- reads: stints, stay_events
-- One row per kept stint, with the nights it adds to the end-of-day population: a night counts a person once in the nation and once in a facility,
-- of overlapping stints the earlier one. `nights_to` is not a night of the stint. A transfer is a stint at another facility than the stint before in its stay.
select
  e.release, e.origin_file, e.origin_sheet, e.origin_row, s.person,
  cast(s.book_in as date) as event_date,
  {{fiscal_year|s.book_in}} as fiscal_year,
  cast(s.book_out as date) as out_date,
  s.place as facility,
  coalesce(s.came_from, 'none') as from_facility,
  case when {{hold_room|s.place}} then 'hold room' else 'other facility' end as hold_room,
  case when s.came_from <> s.place then 1 else 0 end as transfer,
  s.stint_number,
  cast({{seconds|s.book_out}} - {{seconds|s.book_in}} as double) / 3600 as hours,
  {{shown|aor}} as aor,
  {{shown|citizenship}} as citizenship,
  {{shown|criminality}} as criminality,
  {{shown|gender}} as gender,
  {{shown|threat_level}} as threat_level,
  greatest(s.day_in, coalesce(s.covered_to_day, s.day_in)) as nation_from,
  greatest(s.day_in, coalesce(
    max(s.day_out) over (
      partition by s.release_number, s.subject, s.place order by s.person_stint nulls last
      rows between unbounded preceding and 1 preceding
    ), s.day_in)) as place_from,
  s.day_out as nights_to,
  case
    when s.superseded_by is not null then 'superseded by ' || s.superseded_by
    when s.book_in is null then 'book-in not recorded'
  end as excluded_by
from stints s
join stay_events e on e.origin = s.origin
