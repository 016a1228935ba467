-- names: released_detentions
-- reads: detentions, sheets
-- Released detention rows, each with its own number (`origin`) and that of its release. Every later
-- step takes its rows from here, so that a row keeps one number all the way.
select {{origin|detentions}} as origin, sheets.release_number, detentions.*
from detentions
join sheets
  on sheets.release = detentions.release and sheets.origin_file = detentions.origin_file
  and sheets.origin_sheet = detentions.origin_sheet
