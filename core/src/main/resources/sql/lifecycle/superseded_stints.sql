-- makes: superseded_stints
-- reads: detentions, sheets, superseded_months
-- Detention rows whose window another release of the build owns: by the day the stay ended; a stay without an end belongs to the newer release.
select {{origin|d}} as origin, owned_by as superseded_by
from detentions d
join sheets
  on sheets.release = d.release and sheets.origin_file = d.origin_file and sheets.origin_sheet = d.origin_sheet
join superseded_months
  on owned_table = 'detentions' and owned_older = d.release
  and owned_month = coalesce({{month|stay_book_out}}, 'open')
  and (stay_book_out is null or owned_from <= cast(stay_book_out as date))
