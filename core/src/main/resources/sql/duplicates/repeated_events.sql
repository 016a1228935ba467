-- names: repeated_events
-- reads: repeated_arrests, repeated_detainers, repeated_encounters, repeated_removals
-- All records that may repeat another one of the same person, but for stints.
select * from repeated_arrests
union all
select * from repeated_detainers
union all
select * from repeated_encounters
union all
select * from repeated_removals
