-- makes: measure_stints
-- reads: stints, stay_events, detentions, sheets, facilities, facility_codes
-- One row per kept stint, with the nights it adds to the end-of-day population: a night counts a person once in the nation and once in a facility,
-- of overlapping stints the earlier one. `nights_to` is not a night of the stint. A transfer is a stint at another facility than the stint before in its stay.
-- State, area and type of a facility are what the user's lists say of its code.
with released as (
  select
    {{origin|detentions}} as origin, program, birth_year, final_order, case_category, release_reason
  from detentions
  join sheets
    on sheets.release = detentions.release and sheets.origin_file = detentions.origin_file
    and sheets.origin_sheet = detentions.origin_sheet
),
moves as (
  select
    origin as moved,
    case when came_from <> facility_code then 1 else 0 end as transfer,
    lag(origin) over in_stay as came_from_stint,
    sum(case when came_from <> facility_code then 1 else 0 end) over (
      partition by stay order by stint_number nulls last
      rows between unbounded preceding and current row
    ) as transfers_so_far,
    max(day_out) over (
      partition by release_number, subject, facility_code order by person_stint nulls last
      rows between unbounded preceding and 1 preceding
    ) as place_covered_to
  from stints
  window in_stay as (partition by stay order by stint_number nulls last)
),
numbered as (
  select
    stints.*, e.release, e.origin_file, e.origin_sheet, e.origin_row, e.redacted, e.aor,
    e.citizenship, e.criminality, e.gender, e.threat_level,
    released.program, released.birth_year, released.final_order, released.case_category,
    released.release_reason as released_reason,
    transfer, transfers_so_far, place_covered_to, previous.aor as came_from_aor
  from stints
  join moves on moved = stints.origin
  join stay_events e on e.origin = stints.origin
  join released on released.origin = stints.origin
  left join stay_events previous on previous.origin = came_from_stint
),
here as (
  select facility_code as here_code, state as here_state, aor as here_aor, type as here_type,
    type_group as here_group
  from facilities
),
there as (
  select facility_code as there_code, state as there_state from facilities
),
names as (
  select release as named_in, facility_code as named_code, name as facility_name from facility_codes
)
select
  release, origin_file, origin_sheet, origin_row, person,
  stay, stay_stints, book_in, book_out,
  released_reason as release_reason,
  cast(book_in as date) as event_date,
  {{fiscal_year|book_in}} as fiscal_year,
  cast(book_out as date) as out_date,
  facility_code as facility,
  coalesce(facility_name, facility_code) as facility_name,
  coalesce(came_from, 'none') as from_facility,
  case when {{hold_room|facility_code}} then 'hold room' else 'other facility' end as hold_room,
  {{listed|here_state}} as facility_state,
  {{listed|here_aor}} as facility_aor,
  {{listed|here_type}} as facility_type,
  {{listed|here_group}} as facility_type_group,
  transfer,
  case when transfer = 1 and transfers_so_far = 1 then 1 else 0 end as first_transfer,
  coalesce(came_from_aor, 'not recorded') as from_aor,
  case
    when came_from_aor is null or aor is null then 'not recorded'
    when came_from_aor = aor then 'same area'
    else 'another area'
  end as crosses_aor,
  case
    when there_state is null or here_state is null then 'not recorded'
    when there_state = here_state then 'same state'
    else 'another state'
  end as crosses_state,
  stint_number,
  cast({{seconds|book_out}} - {{seconds|book_in}} as double) / 3600 as hours,
  {{shown|aor}} as aor,
  {{shown|citizenship}} as citizenship,
  {{shown|criminality}} as criminality,
  {{shown|gender}} as gender,
  {{shown|threat_level}} as threat_level,
  {{shown|final_order}} as final_order,
  {{shown|program}} as program,
  {{agency}} as agency,
  {{age_group|year(book_in)}} as age_group,
  greatest(day_in, coalesce(covered_to_day, day_in)) as nation_from,
  greatest(day_in, coalesce(place_covered_to, day_in)) as place_from,
  day_out as nights_to,
  case
    when superseded_by is not null then 'superseded by ' || superseded_by
    when book_in is null then 'book-in not recorded'
  end as excluded_by
from numbered
left join here on here_code = facility_code
left join there on there_code = came_from
left join names on named_in = release and named_code = facility_code
