-- makes: check_links_are_one_to_one
-- reads: links
-- By either method a record is linked at most once.
with ends_of_links as (
  select link, link_method, 'left' as side, left_id as id from links
  union all
  select link, link_method, 'right' as side, right_id as id from links
),
linked_twice as (
  select link, link_method, side, id
  from ends_of_links
  group by link, link_method, side, id
  having count(*) > 1
)
select count(*) as violations
from linked_twice
