-- makes: link_pairs
-- reads: arrest_events, stays, removal_events, link_rules
-- Every arrest and stay, and every stay and removal, of one person in one release that lie within
-- the window of the chosen rule set: a stay that begins that many days after the arrest, a removal
-- after which the stay ends that many days later (a departure is a day, a book-out a time). Only
-- kept records; never across releases. `left_choices` and `right_choices` say how many pairs each
-- side is in.
with windows as (
  select distinct link, from_second, to_second from link_rules
),
arrest_stays as (
  select 'arrest-stay' as link, stays.release_number, stays.person,
    arrest_events.origin as left_id, stays.stay as right_id,
    {{seconds|arrest_time}} as left_second, {{seconds|stay_start}} as right_second
  from arrest_events
  join stays
    on stays.release_number = arrest_events.release_number and stays.person = arrest_events.person
  where arrest_events.dropped_by is null
),
stay_removals as (
  select 'stay-removal' as link, stays.release_number, stays.person,
    stays.stay as left_id, removal_events.origin as right_id,
    {{seconds|stay_end}} as left_second,
    {{seconds|removal_events.departed_date}} as right_second
  from stays
  join removal_events
    on removal_events.release_number = stays.release_number
    and removal_events.person = stays.person
  where removal_events.dropped_by is null
),
pairs as (
  select arrest_stays.*
  from arrest_stays
  join windows on windows.link = arrest_stays.link
  where right_second - left_second >= from_second and right_second - left_second <= to_second
  union all
  select stay_removals.*
  from stay_removals
  join windows on windows.link = stay_removals.link
  where left_second - right_second >= from_second and left_second - right_second <= to_second
)
select link, release_number, person, left_id, right_id, left_second, right_second,
  abs(right_second - left_second) as apart,
  count(*) over (partition by link, left_id) as left_choices,
  count(*) over (partition by link, right_id) as right_choices
from pairs
