-- makes: repeated_arrests
-- reads: arrests, released_arrests
-- Arrests of people who have more than one, for the rules that find duplicates. Records without a
-- person are not here: nothing tells them apart from two people. `content` is all that the lake
-- keeps of the record; it breaks ties, so that the order of files never decides. Source of the
-- reprocessed method: Deportation Data Project, arrests, March 2026.
with people_with_several as (
  select release, person
  from arrests
  where person is not null
  group by release, person
  having count(*) > 1
)
select
  'arrests' as table_name, rows_of_all.release_number, rows_of_all.person,
  origin,
  arrest_time as event_time,
  cast(arrest_time as date) as event_date,
  cast('' as {{text}}) as subgroup,
  case when method = 'ERO Reprocessed Arrest' then 1 else 0 end as reprocessed,
  cast(null as {{text}}) as destination,
    {{cell|redacted}} || {{cell|arrest_time}} || {{cell|aor}} || {{cell|state}} ||
    {{cell|apprehension_type}} || {{cell|program}} || {{cell|program_group}} ||
    {{cell|arresting_agency}} || {{cell|method}} || {{cell|operation}} || {{cell|disposition}} ||
    {{cell|criminality}} || {{cell|case_criminality}} || {{cell|threat_level}} ||
    {{cell|apprehension_threat_level}} || {{cell|case_status}} || {{cell|case_category}} ||
    {{cell|departed_date}} || {{cell|case_closed_date}} || {{cell|departure_country}} ||
    {{cell|final_order}} || {{cell|final_order_date}} || {{cell|birth_year}} ||
    {{cell|citizenship}} || {{cell|gender}} as content
from released_arrests rows_of_all
join people_with_several
  on people_with_several.release = rows_of_all.release
  and people_with_several.person = rows_of_all.person
where arrest_time is not null
