-- makes: link_shares
-- reads: link_reasons
-- How many records each method links, by month, and why the others are not linked. Counts only.
select link, link_method, side, release, month, reason, cast(sum(records) as bigint) as records
from (
  select link, 'assignment' as link_method, side, release, month,
    case when by_assignment = 1 then 'linked' else why_not end as reason, records
  from link_reasons
  union all
  select link, 'nearest' as link_method, side, release, month,
    case when by_nearest = 1 then 'linked' else why_not end as reason, records
  from link_reasons
) methods
group by link, link_method, side, release, month, reason
