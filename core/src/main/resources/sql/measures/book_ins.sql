-- makes: measure_book_ins
-- reads: stay_events, stays, stints, data_windows, detentions, sheets, facilities, facility_codes
-- The first stint of every stay counts: an initial book-in. Later stints of the same stay are
-- transfers. State, area and type of the facility are what the user's lists say of its code. What became
-- of the stay is as of the end of the data: a stay that is open lasts to it.
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
),
hold_rooms as (
  select
    stay as held_stay,
    max(case when book_out is null then 1 else 0 end) as hold_open,
    max({{seconds|book_out}} - {{seconds|book_in}}) as hold_seconds
  from stints
  where {{hold_room|facility_code}}
  group by stay
),
whole_stays as (
  select
    stay, {{cause|stay_end|outcome}} as cause, interfacility_transfers, bond_set_lowest, bond_posted_lowest,
    case when final_order_date is not null then
      {{day|coalesce(stay_end, case when last_stint_open = 0 then last_book_out end, data_end)}}
        - greatest({{day|final_order_date}}, {{day|stay_start}})
    end as days_held_after_order
  from stays
  left join data_windows on data_windows.release_number = stays.release_number
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
  coalesce(cause, 'not recorded') as cause,
  case
    when interfacility_transfers is null then 'not recorded'
    when interfacility_transfers < 2 then cast(interfacility_transfers as {{text}})
    when interfacility_transfers < 4 then '2 or 3'
    else '4 or more'
  end as transfers_in_stay,
  case
    when days_held_after_order is null or days_held_after_order < 0 then 'no order recorded before its end'
    when days_held_after_order <= 90 then '0 to 90 days'
    when days_held_after_order <= 180 then '91 to 180 days'
    else 'above 180 days'
  end as after_order,
  case
    when held_stay is null then 'no hold room'
    when hold_seconds > 72 * 3600 then 'above 72 hours'
    when hold_seconds > 12 * 3600 then '12 to 72 hours'
    when hold_open = 1 then 'end not recorded'
    else '12 hours or less'
  end as longest_hold,
  case
    when bond_posted_lowest > 0 then 'posted'
    when bond_set_lowest > 0 then 'set, posting not recorded'
    else 'none recorded'
  end as bond,
  case
    when superseded_by is not null then {{superseded}}
    when dropped_by is not null then {{repeated}}
    when stint_number > 1 then 'later stint of the same stay'
  end as excluded_by
from stay_events
join released on released_origin = origin
left join whole_stays on whole_stays.stay = origin
left join hold_rooms on held_stay = origin
left join places on listed_code = released.facility
left join names on named_in = release and named_code = released.facility
