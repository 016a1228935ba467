-- makes: nearest_pairs
-- reads: link_pairs, link_rules
-- The greedy method (Deportation Data Project): the nearest left record for each right one, then
-- for each left record the nearest of those. A right record whose nearest is taken stays without a
-- link, even where another one is free.
with asked_pairs as (
  select * from link_pairs
  where link in (select link from link_rules where link_method = 'nearest')
),
nearest_left as (
  select link, left_id, right_id, right_second, apart,
    row_number() over (
      partition by link, right_id
      order by apart nulls last, left_second nulls last, left_id nulls last
    ) as left_place
  from asked_pairs
),
nearest_right as (
  select link, left_id, right_id,
    row_number() over (
      partition by link, left_id
      order by apart nulls last, right_second nulls last, right_id nulls last
    ) as right_place
  from nearest_left
  where left_place = 1
)
select link, left_id, right_id
from nearest_right
where right_place = 1
