-- makes: link_standing
-- reads: link_pairs, links
-- Every record that is in a pair within the window, on its side of a link (1 arrest and 2 stay of
-- arrest-stay, 3 stay and 4 removal of stay-removal), and by which methods it is linked.
with paired as (
  select link, left_id, right_id, 0 as by_assignment, 0 as by_nearest from link_pairs
  union all
  select link, left_id, right_id,
    case when link_method = 'assignment' then 1 else 0 end as by_assignment,
    case when link_method = 'nearest' then 1 else 0 end as by_nearest
  from links
),
sides as (
  select case when link = 'arrest-stay' then 1 else 3 end as side_number, left_id as id,
    by_assignment, by_nearest
  from paired
  union all
  select case when link = 'arrest-stay' then 2 else 4 end as side_number, right_id as id,
    by_assignment, by_nearest
  from paired
)
select side_number, id, max(by_assignment) as by_assignment, max(by_nearest) as by_nearest
from sides
group by side_number, id
