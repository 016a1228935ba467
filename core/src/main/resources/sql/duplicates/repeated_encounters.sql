-- makes: repeated_encounters
-- reads: encounters, released_encounters
-- Encounters of people who have more than one, for the rules that find duplicates. `content` is all
-- that the lake keeps of the record.
with people_with_several as (
  select release, person
  from encounters
  where person is not null
  group by release, person
  having count(*) > 1
)
select
  'encounters' as table_name, rows_of_all.release_number, rows_of_all.person,
  origin,
  encounter_time as event_time,
  cast(encounter_time as date) as event_date,
  cast('' as {{text}}) as subgroup,
  0 as reprocessed,
  cast(null as {{text}}) as destination,
    {{cell|redacted}} || {{cell|encounter_time}} || {{cell|aor}} || {{cell|operation}} ||
    {{cell|lead_event_type}} || {{cell|lead_source}} || {{cell|event_type}} || {{cell|program}} ||
    {{cell|program_group}} || {{cell|arresting_agency}} || {{cell|disposition}} ||
    {{cell|criminality}} || {{cell|threat_level}} || {{cell|case_status}} ||
    {{cell|case_category}} || {{cell|departed_date}} || {{cell|departure_country}} ||
    {{cell|final_order}} || {{cell|final_order_date}} || {{cell|birth_year}} ||
    {{cell|citizenship}} || {{cell|gender}} as content
from released_encounters rows_of_all
join people_with_several
  on people_with_several.release = rows_of_all.release
  and people_with_several.person = rows_of_all.person
where encounter_time is not null
