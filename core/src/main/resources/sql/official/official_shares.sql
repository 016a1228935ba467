-- makes: official_shares
-- reads: official_series, official_facility_days
-- What follows from the numbers of one posting: person-days of facilities, guaranteed beds that nobody used, and the
-- share of people without a criminal conviction, as stock and as inflow.
with convicted as (
  select
    series, agency, period_kind, period_start, period_end, posting, max(file) as file,
    sum(case when criminality is null then value end) as everyone,
    sum(case when criminality = 'Convicted criminal' then value end) as convicted
  from official_series
  where series in ('currently-detained', 'initial-book-ins') and facility_type is null and disposition is null
    and period_kind in ('day', 'year-to-date', 'fiscal-year')
  group by series, agency, period_kind, period_start, period_end, posting
),
guaranteed as (
  select
    beds.period_start as day, beds.file,
    cast(sum(cast(greatest(0, beds.value - coalesce(days.average_daily_population, 0)) as decimal(26, 12))) as double) as unused,
    cast(count(*) as bigint) as facilities
  from official_series as beds
  left join official_facility_days as days
    on days.facility = beds.facility and days.state = beds.state and days.period_end = beds.period_start
  where beds.series = 'facility-guaranteed-minimum'
  group by beds.period_start, beds.file
)
select
  'share without conviction, ' || series as series, coalesce('agency=' || agency, '') as dimensions, 'share' as unit,
  period_kind, period_start, period_end,
  (everyone - convicted) / everyone as value,
  '(everyone less convicted criminals) / everyone' as formula,
  cast(null as {{text}}) as refused, file as sources
from convicted
where everyone > 0 and convicted is not null
union all
select
  'unused guaranteed beds', '', 'beds', 'day', day, day, unused,
  'sum over ' || cast(facilities as {{text}}) || ' facilities of the guaranteed minimum less the average daily population, where that is more than 0',
  cast(null as {{text}}), file
from guaranteed
union all
select
  'person-days of a facility', 'facility=' || facility || '; state=' || state, 'person-days', 'year-to-date',
  period_start, period_end, person_days, 'average daily population × ' || cast(days as {{text}}) || ' days',
  cast(null as {{text}}), file
from official_facility_days
