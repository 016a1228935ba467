-- makes: stay_events
-- reads: released_detentions, stint_order, repeats, superseded_stints
-- One row per released detention row, numbered within its stay: the first kept stint of a stay is
-- the initial book-in.
with dated as (
  select released_detentions.*, coalesce(stay_book_in, book_in) as stay_start
  from released_detentions
)
select
  d.origin, d.release, d.origin_file, d.origin_sheet, d.origin_row, redacted, d.person,
  cast(d.stay_start as date) as event_date,
  coalesce({{fiscal_year|d.stay_start}}, stated_fiscal_year, 0) as fiscal_year,
  {{month|d.stay_start}} as month,
  {{office|aor}} as aor,
  citizenship, gender, criminality, threat_level,
  stint_order.stint_number,
  repeats.repeat_by, repeats.dropped_by,
  superseded_stints.superseded_by
from dated d
left join stint_order on stint_order.origin = d.origin
left join repeats on repeats.table_name = 'detentions' and repeats.origin = d.origin
left join superseded_stints on superseded_stints.origin = d.origin
