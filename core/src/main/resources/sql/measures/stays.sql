-- makes: measure_stays
-- reads: stays, stay_events, data_windows
-- One row per stay, with when it began and ended, how long it lasted and what ended it. A stay that is open lasts to the end of the data. What is said of
-- person and case stands in the last stint.
select
  stays.release, e.origin_file, e.origin_sheet, e.origin_row, stays.person,
  cast(stay_start as date) as in_date,
  cast(stay_end as date) as out_date,
  {{fiscal_year|stay_start}} as in_fiscal_year,
  {{fiscal_year|stay_end}} as out_fiscal_year,
  {{day|stay_start}} as in_day,
  {{day|coalesce(stay_end, data_end)}} as last_day,
  cast({{seconds|stay_end}} - {{seconds|stay_start}} as double) / 86400 as days,
  case
    when stay_end is null then 'still in custody'
    when lower(outcome) like 'removed%' then 'removed'
    when lower(outcome) like 'voluntary departure%' then 'voluntary departure'
    when lower(outcome) like 'voluntary return%' then 'voluntary return'
    when lower(outcome) like 'withdraw%' then 'withdrawal permitted'
    when lower(outcome) like 'bonded%' then 'bond'
    when lower(outcome) like 'order of recognizance%' then 'recognizance'
    when lower(outcome) like 'order of supervision%' then 'supervision'
    when lower(outcome) like 'parole%' then 'parole'
    when lower(outcome) like 'relief%' or lower(outcome) like 'proceedings terminated%' then 'relief or termination'
    when lower(outcome) like 'u.s. marshals%' or lower(outcome) like 'transferred%' then 'other agency'
    when lower(outcome) like 'died%' or lower(outcome) like 'death%' then 'death'
    else 'other or not recorded'
  end as cause,
  coalesce(first_facility, 'not recorded') as facility,
  transfers, interfacility_transfers,
  {{shown|aor}} as aor,
  {{shown|citizenship}} as citizenship,
  {{shown|criminality}} as criminality,
  {{shown|gender}} as gender,
  {{shown|threat_level}} as threat_level,
  {{shown|final_order}} as final_order,
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
