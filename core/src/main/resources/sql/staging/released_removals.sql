-- names: released_removals
-- reads: removals, sheets
-- Released removal records, each with its own number (`origin`) and that of its release. Every
-- later step takes its rows from here, so that a row keeps one number all the way.
select {{origin|removals}} as origin, sheets.release_number, removals.*
from removals
join sheets
  on sheets.release = removals.release and sheets.origin_file = removals.origin_file
  and sheets.origin_sheet = removals.origin_sheet
