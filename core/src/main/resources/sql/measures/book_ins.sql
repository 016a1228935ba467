-- makes: measure_book_ins
-- reads: stay_events
-- The first stint of every stay counts: an initial book-in. Later stints of the same stay are
-- transfers.
select
  release, origin_file, origin_sheet, origin_row, person, event_date, fiscal_year,
  {{shown|month}} as month,
  {{shown|aor}} as aor,
  {{shown|citizenship}} as citizenship,
  {{shown|criminality}} as criminality,
  {{shown|gender}} as gender,
  {{shown|threat_level}} as threat_level,
  case
    when superseded_by is not null then {{superseded}}
    when dropped_by is not null then {{repeated}}
    when stint_number > 1 then 'later stint of the same stay'
  end as excluded_by
from stay_events
