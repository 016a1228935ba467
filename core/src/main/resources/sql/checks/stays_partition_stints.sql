-- makes: check_stays_partition_stints
-- reads: stints, stays
-- Stays have as many stints as there are kept stints, and none is empty.
with all_stays as (
  select coalesce(sum(stints), 0) as stints,
    coalesce(sum(case when stints < 1 then 1 else 0 end), 0) as empty
  from stays
),
all_stints as (
  select count(*) as stints from stints
)
select cast(abs(all_stays.stints - all_stints.stints) + all_stays.empty as bigint) as violations
from all_stays
cross join all_stints
