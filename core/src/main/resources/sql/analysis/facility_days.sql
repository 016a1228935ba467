-- names: analysis_facility_days
-- reads: facility_days, sheets, facility_codes
-- People in each facility at the end of each day, with the release and the facility's name: the one
-- that most rows of the release have for the code. Days without anybody are left out.
with releases as (
  select distinct release, release_number from sheets
)
select
  releases.release, facility_days.facility_code,
  coalesce(facility_codes.name, facility_days.facility_code) as facility_name,
  facility_days.day, facility_days.people
from facility_days
join releases on releases.release_number = facility_days.release_number
left join facility_codes
  on facility_codes.release = releases.release
  and facility_codes.facility_code = facility_days.facility_code
