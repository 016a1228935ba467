-- makes: check_links_are_one_to_one
-- reads: links
-- By either method a record is linked at most once.
select count(*) as violations
from (
  select link, link_method, left_id as id from links group by link, link_method, left_id having count(*) > 1
  union all
  select link, link_method, right_id as id from links group by link, link_method, right_id having count(*) > 1
) twice
