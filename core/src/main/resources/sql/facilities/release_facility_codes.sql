-- makes: release_facility_codes
-- reads: detentions, detainers
-- What releases call their facilities: one row per release, code, name and state as written, with
-- the number of rows. Only detainers say the state of a facility.
select release, facility_code, facility as name, cast(null as {{text}}) as state,
  count(*) as released_rows
from detentions
where facility_code is not null
group by release, facility_code, facility
union all
select release, facility_code, facility as name, state, count(*) as released_rows
from detainers
where facility_code is not null
group by release, facility_code, facility, state
