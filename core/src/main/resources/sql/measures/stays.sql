-- makes: measure_stays
-- reads: stays, stay_events, data_windows, facilities, facility_codes
-- One row per stay, with when it began and ended, how long it lasted and what ended it. A stay that is open lasts to the end of the data; present, and held after an order, is who is
-- so by the record: where all stints have ended, to the end of the last. What is said of
-- person and case stands in the last stint. State, area and type are those that the user's lists give of the first facility.
with places as (
  select facility_code as listed_code, state as listed_state, aor as listed_aor, type as listed_type,
    type_group as listed_group
  from facilities
),
names as (
  select release as named_in, facility_code as named_code, name as facility_name from facility_codes
),
last_names as (
  select named_in as last_named_in, named_code as last_named_code,
    facility_name as last_facility_name
  from names
)
select
  stays.stay, stays.release, e.origin_file, e.origin_sheet, e.origin_row, stays.person,
  stay_start, stay_end, stints, in_custody_a as in_custody,
  cast(held_seconds as double) / 86400 as days_held,
  cast(stay_start as date) as in_date,
  cast(stay_end as date) as out_date,
  cast(coalesce(stay_end, case when last_stint_open = 0 then last_book_out end) as date) as left_date,
  {{fiscal_year|stay_start}} as in_fiscal_year,
  {{fiscal_year|stay_end}} as out_fiscal_year,
  {{day|stay_start}} as in_day,
  {{day|coalesce(stay_end, data_end)}} as last_day,
  cast({{seconds|stay_end}} - {{seconds|stay_start}} as double) / 86400 as days,
  {{cause|stay_end|outcome}} as cause,
  coalesce(first_facility_code, 'not recorded') as facility,
  coalesce(facility_name, first_facility_code, 'not recorded') as facility_name,
  coalesce(last_facility_code, 'not recorded') as last_facility,
  coalesce(last_facility_name, last_facility_code, 'not recorded') as last_facility_name,
  {{listed|listed_state}} as facility_state,
  {{listed|listed_aor}} as facility_aor,
  {{listed|listed_type}} as facility_type,
  {{listed|listed_group}} as facility_type_group,
  transfers, interfacility_transfers,
  {{shown|aor}} as aor,
  {{shown|citizenship}} as citizenship,
  {{shown|criminality}} as criminality,
  {{shown|gender}} as gender,
  {{shown|threat_level}} as threat_level,
  {{shown|final_order}} as final_order,
  {{shown|case_category}} as case_category,
  {{shown|program}} as program,
  {{agency}} as agency,
  {{age_group|year(stay_start)}} as age_group,
  case when stays.final_order_date is not null then
    {{day|coalesce(stay_end, case when last_stint_open = 0 then last_book_out end, data_end)}}
      - greatest({{day|stays.final_order_date}}, {{day|stay_start}})
  end as days_held_after_order,
  bond_set_lowest, bond_posted_lowest,
  case
    when stays.superseded_by is not null then 'superseded by ' || stays.superseded_by
    when stay_start is null then 'book-in not recorded'
    when stay_end < stay_start then 'ends before it begins'
    when stay_start > data_end then 'begins after the end of the data'
  end as excluded_by
from stays
join (
  select origin, origin_file, origin_sheet, origin_row, redacted from stay_events
) e on e.origin = stays.last_origin
left join data_windows on data_windows.release_number = stays.release_number
left join places on places.listed_code = stays.first_facility_code
left join names on named_in = stays.release and named_code = first_facility_code
left join last_names on last_named_in = stays.release and last_named_code = last_facility_code
