-- makes: link_shares
-- reads: event_reasons, stay_arrest_reasons, stay_removal_reasons
-- How many records each method links, seen from both sides, by month, and why the others are not
-- linked. Counts only.
with reasons as (
  select * from event_reasons
  union all
  select * from stay_arrest_reasons
  union all
  select * from stay_removal_reasons
),
methods as (
  select link, 'assignment' as link_method, side, release, month,
    case when by_assignment = 1 then 'linked' else why_not end as reason, records
  from reasons
  union all
  select link, 'nearest' as link_method, side, release, month,
    case when by_nearest = 1 then 'linked' else why_not end as reason, records
  from reasons
)
select link, link_method, side, release, month, reason, cast(sum(records) as bigint) as records
from methods
group by link, link_method, side, release, month, reason
