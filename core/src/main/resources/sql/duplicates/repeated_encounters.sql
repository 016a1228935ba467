-- makes: repeated_encounters
-- reads: encounters, sheets
-- Encounters of people who have more than one, for the rules that find duplicates. `content` is all that the lake keeps of the record.
select
  'encounters' as table_name, sheets.release_number, rows_of_all.person,
  {{origin|rows_of_all}} as origin,
  encounter_time as event_time,
  cast(encounter_time as date) as event_date,
  cast('' as {{text}}) as subgroup,
  0 as reprocessed,
  cast(null as {{text}}) as destination,
    {{cell|redacted}} || {{cell|encounter_time}} || {{cell|aor}} || {{cell|operation}} || {{cell|lead_event_type}} ||
    {{cell|lead_source}} || {{cell|event_type}} || {{cell|program}} || {{cell|program_group}} ||
    {{cell|arresting_agency}} || {{cell|disposition}} || {{cell|criminality}} || {{cell|threat_level}} ||
    {{cell|case_status}} || {{cell|case_category}} || {{cell|departed_date}} || {{cell|departure_country}} ||
    {{cell|final_order}} || {{cell|final_order_date}} || {{cell|birth_year}} || {{cell|citizenship}} ||
    {{cell|gender}} as content
from encounters rows_of_all
join sheets
  on sheets.release = rows_of_all.release and sheets.origin_file = rows_of_all.origin_file
  and sheets.origin_sheet = rows_of_all.origin_sheet
join (
  select release, person from encounters where person is not null group by release, person having count(*) > 1
) repeated
  on repeated.release = rows_of_all.release and repeated.person = rows_of_all.person
where encounter_time is not null
