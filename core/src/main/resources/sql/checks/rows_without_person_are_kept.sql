-- makes: check_rows_without_person_are_kept
-- reads: arrest_events, detainer_events, encounter_events, removal_events, stay_events
-- A record without a person is never dropped, unless the chosen rule set says that it drops them.
with without_person as (
  select dropped_by from arrest_events where person is null
  union all
  select dropped_by from detainer_events where person is null
  union all
  select dropped_by from encounter_events where person is null
  union all
  select dropped_by from removal_events where person is null
  union all
  select dropped_by from stay_events where person is null
)
select count(*) as violations
from without_person
where dropped_by is not null and dropped_by <> 'exact-with-person'
