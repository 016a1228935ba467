-- makes: stay_counts
-- reads: stint_rows, sheets
-- Stays by release before any rule: every stay of a person that any row names, and every row without a person.
select releases.release, count(*) as all_stays
from (select distinct release_number, subject, stay_start from stint_rows) all_stays
join (select distinct release, release_number from sheets) releases on releases.release_number = all_stays.release_number
group by releases.release
