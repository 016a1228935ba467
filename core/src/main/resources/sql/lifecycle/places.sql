-- makes: places
-- reads: detentions
-- Facilities as the stints name them, numbered: the code, or the name where no code is released.
-- All without either are one.
-- Numbers are quicker to sort than texts.
with named as (
  select distinct coalesce(facility_code, facility, 'not recorded') as facility_code from detentions
)
select facility_code, row_number() over (order by facility_code nulls last) as place_number
from named
