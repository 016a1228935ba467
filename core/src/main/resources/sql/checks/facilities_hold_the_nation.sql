-- makes: check_facilities_hold_the_nation
-- reads: facility_days, nation_days
-- On no day are more people in custody than the facilities hold together, and on every day with
-- people in the nation there is a facility with some.
with facilities as (
  select release_number, day_number, sum(people) as people
  from facility_days
  group by release_number, day_number
)
select count(*) as violations
from nation_days
left join facilities
  on facilities.release_number = nation_days.release_number
  and facilities.day_number = nation_days.day_number
where facilities.people is null or facilities.people < nation_days.people
