-- makes: check_rows_without_person_are_kept
-- reads: arrest_events, detainer_events, encounter_events, removal_events, stint_rows, repeats
-- A record without a person is never dropped, unless the chosen rule set says that it drops them.
select count(*) as violations
from (
  select dropped_by from arrest_events where person is null
  union all
  select dropped_by from detainer_events where person is null
  union all
  select dropped_by from encounter_events where person is null
  union all
  select dropped_by from removal_events where person is null
  union all
  select dropped_by from stint_rows join repeats on repeats.table_name = 'detentions' and repeats.origin = stint_rows.origin
  where subject < 0
) without_person
where dropped_by is not null and dropped_by <> 'exact-with-person'
