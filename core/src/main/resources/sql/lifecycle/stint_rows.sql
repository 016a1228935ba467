-- makes: stint_rows
-- reads: detentions, sheets, places
-- Every released detention row, narrow. Released data give no row a key: `origin` (sheet and row) is its number here.
-- `subject` is the person, or for a row without one a negative number of its own, so that such rows are never merged. A stay begins when the release says
-- so; where it does not, with the stint itself.
select
  {{origin|d}} as origin,
  sheets.release_number,
  coalesce(person, 0 - ({{origin|d}})) as subject,
  coalesce(stay_book_in, book_in) as stay_start,
  stay_book_out, book_in, book_out,
  places.place_number,
  case when release_reason in ('Transferred', 'U.S. Marshals or other agency') then 1 else 0 end as moved_on,
  case when release_reason is null then 0 else 1 end as has_reason
from detentions d
join sheets
  on sheets.release = d.release and sheets.origin_file = d.origin_file and sheets.origin_sheet = d.origin_sheet
join places on places.place = coalesce(d.facility_code, facility, '')
