-- makes: event_reasons
-- reads: arrest_events, removal_events, link_standing, stays
-- Both links seen from the arrest and from the removal: how many records are linked by each method,
-- and why the others are not. Records that another release supersedes are left out.
with events as (
  select 'arrest-stay' as link, 'arrest' as side, 1 as side_number, origin, release,
    release_number, month, person
  from arrest_events where dropped_by is null and superseded_by is null
  union all
  select 'stay-removal' as link, 'removal' as side, 4 as side_number, origin, release,
    release_number, month, person
  from removal_events where dropped_by is null and superseded_by is null
),
people as (
  select distinct release_number, person from stays where person is not null
),
explained as (
  select events.link, events.side, events.release, events.month,
    coalesce(by_assignment, 0) as by_assignment, coalesce(by_nearest, 0) as by_nearest,
    case
      when events.person is null then 'no person identifier'
      when people.person is null then 'the person has none of the other kind in the release'
      when link_standing.id is null then 'none within the window'
      else 'another one is nearer'
    end as why_not
  from events
  left join link_standing
    on link_standing.side_number = events.side_number and link_standing.id = events.origin
  left join people
    on people.release_number = events.release_number and people.person = events.person
)
select link, side, release, month, why_not, by_assignment, by_nearest, count(*) as records
from explained
group by link, side, release, month, why_not, by_assignment, by_nearest
