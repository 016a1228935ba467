-- makes: measure_book_ins
-- reads: stay_events, detentions, sheets, facilities, facility_codes
-- The first stint of every stay counts: an initial book-in. Later stints of the same stay are
-- transfers. State, area and type of the facility are what the user's lists say of its code.
with released as (
  select
    {{origin|detentions}} as released_origin, program, birth_year, final_order,
    coalesce(facility_code, facility, 'not recorded') as facility
  from detentions
  join sheets
    on sheets.release = detentions.release and sheets.origin_file = detentions.origin_file
    and sheets.origin_sheet = detentions.origin_sheet
),
places as (
  select facility_code as listed_code, state as listed_state, aor as listed_aor, type as listed_type,
    type_group as listed_group
  from facilities
),
names as (
  select release as named_in, facility_code as named_code, name as facility_name from facility_codes
)
select
  release, origin_file, origin_sheet, origin_row, person, event_date, fiscal_year,
  {{shown|month}} as month,
  {{shown|aor}} as aor,
  {{shown|citizenship}} as citizenship,
  {{shown|criminality}} as criminality,
  {{shown|gender}} as gender,
  {{shown|threat_level}} as threat_level,
  {{shown|final_order}} as final_order,
  {{shown|program}} as program,
  {{agency}} as agency,
  {{age_group|year(event_date)}} as age_group,
  released.facility,
  coalesce(facility_name, released.facility) as facility_name,
  {{listed|listed_state}} as facility_state,
  {{listed|listed_aor}} as facility_aor,
  {{listed|listed_type}} as facility_type,
  {{listed|listed_group}} as facility_type_group,
  case
    when superseded_by is not null then {{superseded}}
    when dropped_by is not null then {{repeated}}
    when stint_number > 1 then 'later stint of the same stay'
  end as excluded_by
from stay_events
join released on released_origin = origin
left join places on listed_code = released.facility
left join names on named_in = release and named_code = released.facility
