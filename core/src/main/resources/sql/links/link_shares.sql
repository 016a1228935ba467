-- makes: link_shares
-- reads: arrest_reasons, stay_arrest_reasons, stay_removal_reasons, removal_reasons
-- How many records each method links, by month, and why the others are not linked. Counts only.
select link, link_method, side, release, month, reason, cast(sum(records) as bigint) as records
from (
  select link, 'assignment' as link_method, side, release, month,
    case when by_assignment = 1 then 'linked' else why_not end as reason, records
  from (
    select * from arrest_reasons
    union all
    select * from stay_arrest_reasons
    union all
    select * from stay_removal_reasons
    union all
    select * from removal_reasons
  ) assigned
  union all
  select link, 'nearest' as link_method, side, release, month,
    case when by_nearest = 1 then 'linked' else why_not end as reason, records
  from (
    select * from arrest_reasons
    union all
    select * from stay_arrest_reasons
    union all
    select * from stay_removal_reasons
    union all
    select * from removal_reasons
  ) nearest
) methods
group by link, link_method, side, release, month, reason
