-- makes: links
-- reads: link_pairs, nearest_pairs, assigned_pairs, link_rules
-- Pairs by method; a build has the method that the rule set chooses, a comparison both.
-- `assignment`: of all ways to pair within a person, each record at most once, one with the most
-- pairs, and of those the least time apart in all (pairs without a rival are taken as they are;
-- `assigned_pairs` has the others). `nearest`: the greedy method.
with without_rival as (
  select link, left_id, right_id from link_pairs where left_choices = 1 and right_choices = 1
),
paired as (
  select link, 'assignment' as link_method, left_id, right_id from without_rival
  union all
  select link, 'assignment' as link_method, left_id, right_id from assigned_pairs
  union all
  select link, 'nearest' as link_method, left_id, right_id from nearest_pairs
)
select paired.link, paired.link_method, link_rules.is_chosen,
  link_pairs.release_number, link_pairs.person, paired.left_id, paired.right_id,
  link_pairs.right_second - link_pairs.left_second as seconds_later
from paired
join link_rules
  on link_rules.link = paired.link and link_rules.link_method = paired.link_method
join link_pairs
  on link_pairs.link = paired.link and link_pairs.left_id = paired.left_id
  and link_pairs.right_id = paired.right_id
