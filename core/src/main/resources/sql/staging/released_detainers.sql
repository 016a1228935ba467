-- names: released_detainers
-- reads: detainers, sheets
-- Released detainer records, each with its own number (`origin`) and that of its release. Every
-- later step takes its rows from here, so that a row keeps one number all the way.
select {{origin|detainers}} as origin, sheets.release_number, detainers.*
from detainers
join sheets
  on sheets.release = detainers.release and sheets.origin_file = detainers.origin_file
  and sheets.origin_sheet = detainers.origin_sheet
