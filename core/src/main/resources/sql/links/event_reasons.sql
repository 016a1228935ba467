-- makes: event_reasons
-- reads: arrest_events, removal_events, link_standing, stays
-- Both links seen from the arrest and from the removal: how many records are linked by each method, and why the others are not. Records that another
-- release supersedes are left out.
select link, side, release, month, why_not,
  coalesce(by_assignment, 0) as by_assignment, coalesce(by_nearest, 0) as by_nearest, count(*) as records
from (
  select base.link, base.side, base.release, base.month as month, by_assignment, by_nearest,
    case
      when base.person is null then 'no person identifier'
      when known_person is null then 'the person has none of the other kind in the release'
      when link_standing.id is null then 'none within the window'
      else 'another one is nearer'
    end as why_not
  from (
    select 'arrest-stay' as link, 'arrest' as side, 1 as side_number, origin, release, release_number, month, person
    from arrest_events where dropped_by is null and superseded_by is null
    union all
    select 'stay-removal' as link, 'removal' as side, 4 as side_number, origin, release, release_number, month, person
    from removal_events where dropped_by is null and superseded_by is null
  ) base
  left join link_standing on link_standing.side_number = base.side_number and link_standing.id = base.origin
  left join (select distinct release_number as known_release, person as known_person from stays where person is not null) people
    on known_release = base.release_number and known_person = base.person
) explained
group by link, side, release, month, why_not, coalesce(by_assignment, 0), coalesce(by_nearest, 0)
