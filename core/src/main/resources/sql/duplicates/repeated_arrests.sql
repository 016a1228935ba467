-- makes: repeated_arrests
-- reads: arrests, sheets
-- Arrests of people who have more than one, for the rules that find duplicates. Records without a person are not here: nothing tells them
-- apart from two people. `content` is all that the lake keeps of the record; it breaks ties, so that the order of files never decides.
-- Source of the reprocessed method: Deportation Data Project, arrests, March 2026.
select
  'arrests' as table_name, sheets.release_number, rows_of_all.person,
  {{origin|rows_of_all}} as origin,
  arrest_time as event_time,
  cast(arrest_time as date) as event_date,
  cast('' as {{text}}) as subgroup,
  case when method = 'ERO Reprocessed Arrest' then 1 else 0 end as reprocessed,
  cast(null as {{text}}) as destination,
    {{cell|redacted}} || {{cell|arrest_time}} || {{cell|aor}} || {{cell|state}} || {{cell|apprehension_type}} ||
    {{cell|program}} || {{cell|program_group}} || {{cell|arresting_agency}} || {{cell|method}} ||
    {{cell|operation}} || {{cell|disposition}} || {{cell|criminality}} || {{cell|case_criminality}} ||
    {{cell|threat_level}} || {{cell|apprehension_threat_level}} || {{cell|case_status}} || {{cell|case_category}} ||
    {{cell|departed_date}} || {{cell|case_closed_date}} || {{cell|departure_country}} || {{cell|final_order}} ||
    {{cell|final_order_date}} || {{cell|birth_year}} || {{cell|citizenship}} || {{cell|gender}} as content
from arrests rows_of_all
join sheets
  on sheets.release = rows_of_all.release and sheets.origin_file = rows_of_all.origin_file
  and sheets.origin_sheet = rows_of_all.origin_sheet
join (
  select release, person from arrests where person is not null group by release, person having count(*) > 1
) repeated
  on repeated.release = rows_of_all.release and repeated.person = rows_of_all.person
where arrest_time is not null
