-- makes: assignment_links_most
-- reads: links
-- The assignment never has fewer links than the greedy method.
with methods as (
  select link, sum(case when link_method = 'assignment' then 1 else 0 end) as assigned,
    sum(case when link_method = 'nearest' then 1 else 0 end) as nearest
  from links
  group by link
)
select
  cast(coalesce(sum(case when assigned < nearest then nearest - assigned else 0 end), 0) as bigint)
    as violations
from methods
