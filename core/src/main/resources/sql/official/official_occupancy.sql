-- makes: official_occupancy
-- reads: official_facility_days, official_facility_spans, official_capacities
-- How full a facility was: its average daily population over the beds that a given list of capacities says it has, in a
-- fiscal year to date and between postings. Of several lists the latest that is no later than the period counts, else
-- the earliest; within one list the first row. Where lists are given and none has the facility there is no number but
-- the reason; without a list there is nothing.
with populations as (
  select
    'facility=' || facility || '; state=' || state as dimensions, facility_id, 'year-to-date' as period_kind,
    period_start, period_end, average_daily_population as people, cast(null as {{text}}) as refused, file as sources
  from official_facility_days
  union all
  select
    spans.dimensions, days.facility_id, spans.period_kind, spans.period_start, spans.period_end, spans.value,
    spans.refused, spans.sources
  from official_facility_spans as spans
  join official_facility_days as days
    on spans.dimensions = 'facility=' || days.facility || '; state=' || days.state
    and days.period_end = spans.period_end
),
placed as (
  select
    populations.*, capacities.beds, capacities.as_of, capacities.file as list, capacities.row_number as list_row,
    capacities.refused as list_refused,
    row_number() over (
      partition by populations.dimensions, populations.period_kind, populations.period_start, populations.period_end
      order by
        case when capacities.refused is null then 0 else 1 end,
        case when capacities.as_of <= cast(populations.period_end as {{text}}) then 0 else 1 end,
        case when capacities.as_of <= cast(populations.period_end as {{text}})
          then -cast(replace(capacities.as_of, '-', '') as integer)
          else cast(replace(capacities.as_of, '-', '') as integer) end nulls last,
        capacities.capacity_row nulls last
    ) as place
  from populations
  left join official_capacities as capacities on capacities.facility_id = populations.facility_id
),
chosen as (
  select
    placed.*,
    coalesce(
      refused,
      case when list is null then 'no given list has a capacity of the facility' end,
      list_refused,
      case when beds = 0 then 'the capacity is 0' end) as why
  from placed
  where place = 1
)
select
  'occupancy of a facility' as series, dimensions, 'share' as unit, period_kind, period_start, period_end,
  case when why is null then people / beds end as value,
  case
    when why is null
      then 'average daily population / ' || cast(beds as {{text}}) || ' beds of row ' || cast(list_row as {{text}})
        || ' of ' || list || coalesce(', as of ' || as_of, '')
    else 'average daily population / beds of a list of capacities'
  end as formula,
  why as refused,
  case when why is null then sources || ' and ' || list else sources end as sources
from chosen
where exists (select 1 from official_capacities)
