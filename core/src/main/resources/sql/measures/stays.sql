-- makes: measure_stays
-- reads: stays, stay_events, data_windows, facilities
-- One row per stay, with when it began and ended, how long it lasted and what ended it. A stay that is open lasts to the end of the data. What is said of
-- person and case stands in the last stint. State, area and type are those that the user's lists give of the first facility.
with places as (
  select facility_code as listed_code, state as listed_state, aor as listed_aor, type as listed_type,
    type_group as listed_group
  from facilities
)
select
  stays.stay, stays.release, e.origin_file, e.origin_sheet, e.origin_row, stays.person,
  cast(stay_start as date) as in_date,
  cast(stay_end as date) as out_date,
  {{fiscal_year|stay_start}} as in_fiscal_year,
  {{fiscal_year|stay_end}} as out_fiscal_year,
  {{day|stay_start}} as in_day,
  {{day|coalesce(stay_end, data_end)}} as last_day,
  cast({{seconds|stay_end}} - {{seconds|stay_start}} as double) / 86400 as days,
  {{cause|stay_end|outcome}} as cause,
  coalesce(first_facility, 'not recorded') as facility,
  coalesce(last_facility, 'not recorded') as last_facility,
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
  {{day|coalesce(stay_end, data_end)}} - {{day|stays.final_order_date}} as days_since_order,
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
left join places on places.listed_code = stays.first_facility
