-- makes: facilities
-- reads: facility_listings
-- One row per code that a list gives, or that a listing without a code was matched to. What is said
-- about a facility is what its newest listing says, because facilities change names and contracts;
-- of listings of one day, one whose list has codes, then one with a type, then the first by where
-- it stands. All of a row's facts stand in the one row of origin. A hold room is a place whose code
-- says so, or whose type ICE gives as HOLD.
with listed as (
  select
    facility_code, name, city, state, aor, type, type_group, as_of,
    origin_file, origin_sheet, origin_row,
    count(*) over (partition by facility_code) as listings,
    min(case when matched_by = 'code' then 'code' else 'name' end)
      over (partition by facility_code) as listed_by,
    row_number() over (
      partition by facility_code
      order by
        as_of desc nulls last, case when matched_by = 'code' then 0 else 1 end nulls last,
        case when type is null then 1 else 0 end nulls last,
        origin_file, origin_sheet, origin_row
    ) as place
  from facility_listings
  where facility_code is not null
)
select
  facility_code, name, city, state, aor, type, type_group,
  ({{hold_room|facility_code}} or upper(coalesce(type, '')) = 'HOLD') as hold_room,
  listed_by, listings, as_of, origin_file, origin_sheet, origin_row
from listed
where place = 1
