-- makes: link_reasons
-- reads: event_reasons, stay_arrest_reasons, stay_removal_reasons
-- Both links seen from both sides: records by month, by the methods that link them, and by why none would.
select * from event_reasons
union all
select * from stay_arrest_reasons
union all
select * from stay_removal_reasons
