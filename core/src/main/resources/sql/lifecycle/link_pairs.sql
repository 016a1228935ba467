-- makes: link_pairs
-- reads: arrest_events, stays, removal_events, link_rules
-- Every arrest and stay, and every stay and removal, of one person in one release that lie within the window of the chosen rule set: a stay that begins that
-- many days after the arrest, a removal after which the stay ends that many days later (a departure is a day, a book-out a time). Only kept records;
-- never across releases. `left_choices` and `right_choices` say how many pairs each side is in.
select link, release_number, person, left_id, right_id, left_second, right_second, abs(right_second - left_second) as apart,
  count(*) over (partition by link, left_id) as left_choices,
  count(*) over (partition by link, right_id) as right_choices
from (
  select link_rules.link, stays.release_number, stays.person,
    arrest_events.origin as left_id, stays.stay as right_id,
    {{seconds|arrest_time}} as left_second, {{seconds|stay_start}} as right_second
  from arrest_events
  join stays on stays.release_number = arrest_events.release_number and stays.person = arrest_events.person
  join link_rules on link_rules.link = 'arrest-stay'
  where arrest_events.dropped_by is null
    and {{seconds|stay_start}} - {{seconds|arrest_time}} >= link_rules.from_second
    and {{seconds|stay_start}} - {{seconds|arrest_time}} <= link_rules.to_second
  union all
  select link_rules.link, stays.release_number, stays.person,
    stays.stay as left_id, removal_events.origin as right_id,
    {{seconds|stay_end}} as left_second, {{seconds|removal_events.departed_date}} as right_second
  from stays
  join removal_events on removal_events.release_number = stays.release_number and removal_events.person = stays.person
  join link_rules on link_rules.link = 'stay-removal'
  where removal_events.dropped_by is null
    and {{seconds|stay_end}} - {{seconds|removal_events.departed_date}} >= link_rules.from_second
    and {{seconds|stay_end}} - {{seconds|removal_events.departed_date}} <= link_rules.to_second
) pairs
