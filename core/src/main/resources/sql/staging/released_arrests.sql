-- names: released_arrests
-- reads: arrests, sheets
-- Released arrest records, each with its own number (`origin`) and that of its release. Every later
-- step takes its rows from here, so that a row keeps one number all the way.
select {{origin|arrests}} as origin, sheets.release_number, arrests.*
from arrests
join sheets
  on sheets.release = arrests.release and sheets.origin_file = arrests.origin_file
  and sheets.origin_sheet = arrests.origin_sheet
