-- names: released_encounters
-- reads: encounters, sheets
-- Released encounter records, each with its own number (`origin`) and that of its release. Every
-- later step takes its rows from here, so that a row keeps one number all the way.
select {{origin|encounters}} as origin, sheets.release_number, encounters.*
from encounters
join sheets
  on sheets.release = encounters.release and sheets.origin_file = encounters.origin_file
  and sheets.origin_sheet = encounters.origin_sheet
