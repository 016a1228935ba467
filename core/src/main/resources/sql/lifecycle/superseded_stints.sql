-- makes: superseded_stints
-- reads: released_detentions, superseded_months
-- Detention rows whose window another release of the build owns: by the day the stay ended; a stay
-- without an end belongs to the newer release.
select origin, owned_by as superseded_by
from released_detentions
join superseded_months
  on owned_table = 'detentions' and owned_older = release
  and owned_month = coalesce({{month|stay_book_out}}, 'open')
  and (stay_book_out is null or owned_from <= cast(stay_book_out as date))
