-- makes: stint_rows
-- reads: detentions, sheets, repeats, superseded_months
-- Every released detention row, narrow, with what rules say of it. Released data give no row a key: `origin` (sheet and row) is its number here.
-- `subject` is the person, or for a row without one a number of its own, so that such rows are never merged. A stay begins when the release says so;
-- where it does not, with the stint itself. Where no code is released, the facility's name stands for it.
select
  {{origin|d}} as origin,
  sheets.release_number,
  coalesce(person, 0 - ({{origin|d}})) as subject,
  person,
  coalesce(stay_book_in, book_in) as stay_start,
  stay_book_in, stay_book_out, book_in, book_out,
  coalesce(d.facility_code, facility, '') as place,
  case when release_reason in ('Transferred', 'U.S. Marshals or other agency') then 1 else 0 end as moved_on,
  case when release_reason is null then 0 else 1 end as has_reason,
  coalesce(repeats.kept_by, 'all') as kept_by, repeats.repeat_by, repeats.dropped_by,
  owned_by as superseded_by
from detentions d
join sheets
  on sheets.release = d.release and sheets.origin_file = d.origin_file and sheets.origin_sheet = d.origin_sheet
left join repeats
  on repeats.table_name = 'detentions' and repeats.origin = {{origin|d}}
left join superseded_months
  on owned_table = 'detentions' and owned_older = d.release
  and owned_month = coalesce({{month|stay_book_out}}, 'open')
  and (stay_book_out is null or owned_from <= cast(stay_book_out as date))
