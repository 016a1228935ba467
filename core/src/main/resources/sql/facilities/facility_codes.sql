-- makes: facility_codes
-- reads: release_facility_codes, facilities
-- Every code that a release uses, with the name most of its rows have, and whether a list knows it:
-- by the code itself, or because a name in a list was matched to it. A code no list knows is still
-- a hold room when it says so.
with by_name as (
  select release, facility_code, name, sum(released_rows) as named_rows
  from release_facility_codes
  group by release, facility_code, name
),
ranked as (
  select
    release, facility_code, name,
    count(*) over (partition by release, facility_code) as names,
    cast(sum(named_rows) over (partition by release, facility_code) as bigint) as released_rows,
    row_number() over (
      partition by release, facility_code order by named_rows desc nulls last, name nulls last
    ) as place
  from by_name
)
select
  r.release, r.facility_code, r.name, r.names, r.released_rows,
  (f.facility_code is not null) as listed, f.listed_by,
  coalesce(f.hold_room, {{hold_room|r.facility_code}}) as hold_room,
  coalesce(
    f.type_group,
    case when {{hold_room|r.facility_code}} then 'Hold/Staging' else 'Other/Unknown' end
  ) as type_group
from ranked as r
left join facilities as f on f.facility_code = r.facility_code
where r.place = 1
