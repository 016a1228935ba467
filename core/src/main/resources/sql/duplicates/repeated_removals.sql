-- makes: repeated_removals
-- reads: removals, released_removals
-- Removals of people who have more than one, for the rules that find duplicates. The day is that of
-- the departure. `content` is all that the lake keeps of the record.
with people_with_several as (
  select release, person
  from removals
  where person is not null
  group by release, person
  having count(*) > 1
)
select
  'removals' as table_name, rows_of_all.release_number, rows_of_all.person,
  origin,
  {{moment|coalesce(departed_date, removal_date)}} as event_time,
  coalesce(departed_date, removal_date) as event_date,
  cast('' as {{text}}) as subgroup,
  0 as reprocessed,
  departure_country as destination,
    {{cell|redacted}} || {{cell|removal_date}} || {{cell|departed_date}} ||
    {{cell|latest_departed_date}} || {{cell|case_closed_date}} || {{cell|aor}} || {{cell|state}} ||
    {{cell|departure_port}} || {{cell|departure_country}} || {{cell|arrest_time}} ||
    {{cell|method_code}} || {{cell|disposition_code}} || {{cell|disposition}} ||
    {{cell|case_status}} || {{cell|case_category}} || {{cell|arrest_case_category}} ||
    {{cell|threat_level}} || {{cell|criminality}} || {{cell|program}} || {{cell|program_code}} ||
    {{cell|arresting_agency}} || {{cell|latest_arrest_program}} ||
    {{cell|latest_arrest_program_code}} || {{cell|latest_arresting_agency}} ||
    {{cell|final_order}} || {{cell|final_order_date}} || {{cell|final_charge_code}} ||
    {{cell|final_charge_section}} || {{cell|prior_deport}} || {{cell|entry_date}} ||
    {{cell|entry_status}} || {{cell|known_terrorist}} || {{cell|suspected_gang}} ||
    {{cell|felon}} || {{cell|msc_charge}} || {{cell|msc_charge_code}} ||
    {{cell|msc_charge_date}} || {{cell|msc_charge_status}} || {{cell|msc_charge_status_code}} ||
    {{cell|msc_conviction_date}} || {{cell|birth_year}} || {{cell|birth_country}} ||
    {{cell|citizenship}} || {{cell|gender}} as content
from released_removals rows_of_all
join people_with_several
  on people_with_several.release = rows_of_all.release
  and people_with_several.person = rows_of_all.person
where coalesce(departed_date, removal_date) is not null
