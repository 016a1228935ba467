-- makes: facility_names
-- reads: facility_listings, release_facility_codes
-- Every spelling of every facility, as written: in lists, with the days of the first and last list
-- that has it, and in releases, with the number of rows.
select
  facility_code, name, 'list' as seen_in, cast(null as {{text}}) as release,
  min(as_of) as first_as_of, max(as_of) as last_as_of, count(*) as seen_rows
from facility_listings
where facility_code is not null
group by facility_code, name
union all
select
  facility_code, name, 'release' as seen_in, release,
  cast(null as date) as first_as_of, cast(null as date) as last_as_of,
  cast(sum(released_rows) as bigint) as seen_rows
from release_facility_codes
group by facility_code, name, release
