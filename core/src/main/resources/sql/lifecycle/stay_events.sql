-- makes: stay_events
-- reads: detentions, sheets, stints, stint_rows
-- One row per released detention row, numbered within its stay: the first kept stint of a stay is the initial book-in.
select
  d.release, d.origin_file, d.origin_sheet, d.origin_row, redacted, d.person,
  cast(coalesce(d.stay_book_in, d.book_in) as date) as event_date,
  coalesce({{fiscal_year|coalesce(d.stay_book_in, d.book_in)}}, stated_fiscal_year, 0) as fiscal_year,
  {{month|coalesce(d.stay_book_in, d.book_in)}} as month,
  {{office|aor}} as aor,
  citizenship, gender, criminality, threat_level,
  stints.stint_number,
  stint_rows.kept_by, stint_rows.dropped_by, stint_rows.superseded_by
from detentions d
join sheets
  on sheets.release = d.release and sheets.origin_file = d.origin_file and sheets.origin_sheet = d.origin_sheet
join stint_rows on stint_rows.origin = {{origin|d}}
left join stints on stints.origin = {{origin|d}}
