-- makes: link_standing
-- reads: link_pairs, links
-- Every record that is in a pair within the window, on its side of a link (1 arrest and 2 stay of arrest-stay, 3 stay and 4 removal of stay-removal), and by
-- which methods it is linked.
select side_number, id, max(by_assignment) as by_assignment, max(by_nearest) as by_nearest
from (
  select case when link = 'arrest-stay' then 1 else 3 end as side_number, left_id as id, 0 as by_assignment, 0 as by_nearest
  from link_pairs
  union all
  select case when link = 'arrest-stay' then 2 else 4 end as side_number, right_id as id, 0 as by_assignment, 0 as by_nearest
  from link_pairs
  union all
  select case when link = 'arrest-stay' then 1 else 3 end as side_number, left_id as id,
    case when link_method = 'assignment' then 1 else 0 end as by_assignment,
    case when link_method = 'nearest' then 1 else 0 end as by_nearest
  from links
  union all
  select case when link = 'arrest-stay' then 2 else 4 end as side_number, right_id as id,
    case when link_method = 'assignment' then 1 else 0 end as by_assignment,
    case when link_method = 'nearest' then 1 else 0 end as by_nearest
  from links
) standing
group by side_number, id
