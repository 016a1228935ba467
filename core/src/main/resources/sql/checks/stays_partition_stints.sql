-- makes: check_stays_partition_stints
-- reads: stints, stays
-- Stays have as many stints as there are kept stints, each stay has its own number, and none is empty.
select abs(all_stays.stints - all_stints.stints) + all_stays.stays - all_stays.numbers + all_stays.empty as violations
from (
  select coalesce(sum(stints), 0) as stints, count(*) as stays, count(distinct stay) as numbers,
    coalesce(sum(case when stints < 1 then 1 else 0 end), 0) as empty
  from stays
) all_stays
cross join (select count(*) as stints from stints) all_stints
