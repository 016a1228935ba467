-- makes: link_shares
-- reads: links, link_pairs, arrest_events, stays, removal_events, link_methods
-- How many records each method links, by month, and why the others are not linked. Counts only; records that another release supersedes are left out.
select link, link_method, side, release, month, reason, count(*) as records
from (
  select sides.link, link_methods.link_method, sides.side, sides.release, sides.month,
  case
    when linked.id is not null then 'linked'
    when sides.person is null then 'no person identifier'
    when sides.elsewhere = 1 then 'arrested at the border, by another agency'
    when sides.known = 0 then 'the person has none of the other kind in the release'
    when near.id is null then sides.otherwise
    else 'another one is nearer'
  end as reason
from (
  select 'arrest-stay' as link, 'arrest' as side, release, release_number, person, origin as id, month,
    case when people.person_known is null then 0 else 1 end as known, 0 as elsewhere,
    'none within the window' as otherwise
  from arrest_events
  left join (select distinct release_number as known_release, person as person_known from stays) people
    on people.known_release = release_number and people.person_known = person
  where dropped_by is null and superseded_by is null
  union all
  select 'arrest-stay' as link, 'stay' as side, release, release_number, person, stay as id, {{month|stay_start}} as month,
    case when people.person_known is null then 0 else 1 end as known,
    case
      when program in ('Border Patrol', 'Inspections', 'Inspections - Air', 'Inspections - Land', 'Inspections - Sea', 'Coast Guard')
        then 1 else 0
    end as elsewhere,
    'none within the window' as otherwise
  from stays
  left join (select distinct release_number as known_release, person as person_known from arrest_events) people
    on people.known_release = release_number and people.person_known = person
  where superseded_by is null
  union all
  select 'stay-removal' as link, 'stay' as side, release, release_number, person, stay as id, {{month|stay_end}} as month,
    case when people.person_known is null then 0 else 1 end as known, 0 as elsewhere,
    case when outcome = 'Removed' then 'none within the window' else 'released for another reason' end as otherwise
  from stays
  left join (select distinct release_number as known_release, person as person_known from removal_events) people
    on people.known_release = release_number and people.person_known = person
  where superseded_by is null and stay_end is not null
  union all
  select 'stay-removal' as link, 'removal' as side, release, release_number, person, origin as id, month,
    case when people.person_known is null then 0 else 1 end as known, 0 as elsewhere,
    'none within the window' as otherwise
  from removal_events
  left join (select distinct release_number as known_release, person as person_known from stays) people
    on people.known_release = release_number and people.person_known = person
  where dropped_by is null and superseded_by is null
) sides
cross join link_methods
left join (
  select link, link_method, 'arrest' as side, left_id as id from links where link = 'arrest-stay'
  union all
  select link, link_method, 'stay' as side, right_id as id from links where link = 'arrest-stay'
  union all
  select link, link_method, 'stay' as side, left_id as id from links where link = 'stay-removal'
  union all
  select link, link_method, 'removal' as side, right_id as id from links where link = 'stay-removal'
) linked
  on linked.link = sides.link and linked.side = sides.side and linked.id = sides.id
  and linked.link_method = link_methods.link_method
left join (
  select distinct link, 'arrest' as side, left_id as id from link_pairs where link = 'arrest-stay'
  union all
  select distinct link, 'stay' as side, right_id as id from link_pairs where link = 'arrest-stay'
  union all
  select distinct link, 'stay' as side, left_id as id from link_pairs where link = 'stay-removal'
  union all
  select distinct link, 'removal' as side, right_id as id from link_pairs where link = 'stay-removal'
) near
  on near.link = sides.link and near.side = sides.side and near.id = sides.id
) explained
group by link, link_method, side, release, month, reason
