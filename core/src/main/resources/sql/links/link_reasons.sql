-- makes: link_reasons
-- reads: arrest_reasons, stay_arrest_reasons, stay_removal_reasons, removal_reasons
-- Both links seen from both sides: records by month, by the methods that link them, and by why none would.
select * from arrest_reasons
union all
select * from stay_arrest_reasons
union all
select * from stay_removal_reasons
union all
select * from removal_reasons
