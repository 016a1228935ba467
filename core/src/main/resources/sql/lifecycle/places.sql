-- makes: places
-- reads: detentions
-- Facilities as the stints name them, numbered: the code, or the name where no code is released.
-- Numbers are quicker to sort than texts.
with named as (
  select distinct coalesce(facility_code, facility, '') as place from detentions
)
select place, row_number() over (order by place nulls last) as place_number
from named
