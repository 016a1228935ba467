-- makes: stay_events
-- reads: detentions, sheets, stint_order, repeats, superseded_stints
-- One row per released detention row, numbered within its stay: the first kept stint of a stay is the initial book-in.
select
  {{origin|d}} as origin, d.release, d.origin_file, d.origin_sheet, d.origin_row, redacted, d.person,
  cast(coalesce(d.stay_book_in, d.book_in) as date) as event_date,
  coalesce({{fiscal_year|coalesce(d.stay_book_in, d.book_in)}}, stated_fiscal_year, 0) as fiscal_year,
  {{month|coalesce(d.stay_book_in, d.book_in)}} as month,
  {{office|aor}} as aor,
  citizenship, gender, criminality, threat_level,
  stint_order.stint_number,
  coalesce(repeats.kept_by, 'all') as kept_by, repeats.dropped_by, superseded_by
from detentions d
join sheets
  on sheets.release = d.release and sheets.origin_file = d.origin_file and sheets.origin_sheet = d.origin_sheet
left join stint_order on stint_order.origin = {{origin|d}}
left join repeats on repeats.table_name = 'detentions' and repeats.origin = {{origin|d}}
left join superseded_stints on superseded_stints.origin = {{origin|d}}
