-- makes: stay_arrest_reasons
-- reads: stays, link_standing, arrest_events
-- arrest-stay, seen from the stay: how many records are linked by each method, and why the others
-- are not. Records that another release supersedes are left out.
with people as (
  select distinct release_number, person from arrest_events where person is not null
),
explained as (
  select stays.release, {{month|stays.stay_start}} as month,
    coalesce(by_assignment, 0) as by_assignment, coalesce(by_nearest, 0) as by_nearest,
    case
      when stays.person is null then 'no person identifier'
      when stays.program in (
        'Border Patrol', 'Inspections', 'Inspections - Air', 'Inspections - Land',
        'Inspections - Sea', 'Coast Guard'
      ) then 'arrested at the border, by another agency'
      when people.person is null then 'the person has none of the other kind in the release'
      when link_standing.id is null then 'none within the window'
      else 'another one is nearer'
    end as why_not
  from stays
  left join link_standing on link_standing.side_number = 2 and link_standing.id = stays.stay
  left join people
    on people.release_number = stays.release_number and people.person = stays.person
  where stays.superseded_by is null
)
select 'arrest-stay' as link, 'stay' as side, release, month, why_not, by_assignment, by_nearest,
  count(*) as records
from explained
group by release, month, why_not, by_assignment, by_nearest
