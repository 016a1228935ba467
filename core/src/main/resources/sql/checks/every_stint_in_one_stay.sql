-- makes: check_every_stint_in_one_stay
-- reads: stints, stays
-- Each kept stint is in exactly one stay, and that stay is of the same release, person and
-- beginning.
select count(*) as violations
from stints
left join stays
  on stays.stay = stints.stay and stays.release_number = stints.release_number
  and coalesce(stays.person, 0) = coalesce(stints.person, 0)
  and coalesce(stays.stay_start, {{moment|date '1800-01-01'}})
    = coalesce(stints.stay_start, {{moment|date '1800-01-01'}})
where stays.stay is null
