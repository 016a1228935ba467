-- makes: reconciled
-- reads: official_series, official_bands, compared_measures, compared_axes, compared_windows, compared_stretches, counted_days
-- Official numbers beside ours of the same days, in total or by the categories that both have: a flow as the events of
-- the period, a stock as the average number of people over its days, a duration as the mean of those who left in it.
-- `counted_days` has for each day what a measure adds to: events; people who came less people who left; days of stays
-- and their number. A number is compared where our records are complete over the whole period, name every area of
-- responsibility and are of real releases; else the reason says why not. Within the band means no farther than good
-- postings ever were from each other.
with posted as (
  select
    series, dimensions, agency, criminality, release_reason, facility, facility_id, state, area, period_kind,
    period_start, period_end, value, low, high, as_of, file, sheet, cell
  from official_series
  union all
  -- A facility's people are printed by class; all classes together are its population.
  select
    series, 'facility=' || facility || '; state=' || coalesce(state, ''), cast(null as {{text}}), cast(null as {{text}}),
    cast(null as {{text}}), facility, facility_id, coalesce(state, ''), cast(null as {{text}}), period_kind, period_start,
    period_end, cast(sum(cast(value as decimal(26, 12))) as double), cast(sum(cast(low as decimal(26, 12))) as double), cast(sum(cast(high as decimal(26, 12))) as double), as_of, file, sheet, min(cell)
  from official_series
  where series = 'facility-average-daily-population' and class is not null and sex is null and threat_level is null
  group by series, facility, facility_id, state, period_kind, period_start, period_end, as_of, file, sheet
),
split as (
  -- How an official number is broken down, less what the measure has too.
  select
    series.*,
    (case when agency is not null then 1 else 0 end)
      + (case when criminality is not null then 1 else 0 end)
      + (case when release_reason is not null then 1 else 0 end)
      + (case when facility_id is not null then 1 else 0 end) as known_axes,
    length(dimensions) - length(replace(dimensions, '=', '')) as all_axes,
    (case when facility is not null then 1 else 0 end) + (case when state is not null then 1 else 0 end)
      + (case when area is not null and facility is not null then 1 else 0 end) as place_axes
  from posted as series
),
codes as (
  select distinct series as code_series, facility as code from counted_days where facility <> ''
),
official as (
  select
    split.series, compared.measure, compared.statistic, compared.differ, split.dimensions, split.agency,
    split.criminality, split.release_reason, split.facility_id, split.period_kind, split.period_start,
    split.period_end, split.value, split.low, split.high, split.as_of, split.file, split.sheet, split.cell,
    {{day|split.period_start}} as first_day, {{day|split.period_end}} as last_day,
    case
      when split.facility is not null and codes.code is null
        then 'no list gives the facility a code that our records have'
      when split.all_axes > split.known_axes + split.place_axes - (case when split.facility_id is null then 0 else 1 end)
        then 'our measure is not broken down by ' || split.dimensions
      when split.agency is not null and not compared.has_agency then 'our measure is not broken down by agency'
      when split.criminality is not null and not compared.has_criminality
        then 'our measure is not broken down by criminality'
      when split.release_reason is not null and not compared.has_cause
        then 'our measure is not broken down by what ended a stay'
      when split.release_reason is not null and reasons.category is null
        then 'no cause of ours is ' || split.release_reason
      when split.facility_id is not null and not compared.has_facility
        then 'our measure is not broken down by facility'
    end as not_broken_down
  from split
  join compared_measures as compared on compared.series = split.series
  left join codes on codes.code_series = split.series and codes.code = split.facility_id
  left join compared_axes as reasons
    on reasons.axis = 'release_reason' and reasons.category = split.release_reason
  where split.period_kind in ('day', 'month', 'fiscal-year', 'year-to-date')
),
counted as (
  select
    official.series, official.dimensions, official.period_kind, official.period_start, official.period_end,
    cast(sum(
      case
        when official.statistic = 'stock'
          then days.amount * (official.last_day - greatest(days.day_number, official.first_day) + 1)
        else days.amount
      end
    ) as double) as amount,
    cast(sum(days.weight) as double) as weight
  from official
  join counted_days as days
    on days.series = official.series and days.day_number <= official.last_day
    and (official.statistic = 'stock' or days.day_number >= official.first_day)
    and coalesce(official.facility_id, '') = days.facility
    and (official.agency is null or official.agency = days.agency)
    and (official.criminality is null or official.criminality = days.criminality)
    and (official.release_reason is null or official.release_reason = days.release_reason)
  where official.not_broken_down is null
  group by official.series, official.dimensions, official.period_kind, official.period_start, official.period_end
),
beside as (
  select
    official.*, bands.largest_share,
    case
      when official.statistic = 'flow' then coalesce(counted.amount, 0)
      when official.statistic = 'stock'
        then coalesce(counted.amount, 0) / (official.last_day - official.first_day + 1)
      when counted.weight > 0 then counted.amount / counted.weight
    end as ours,
    coalesce(
      case when windows.measure is null then 'this build has no such records' end,
      official.not_broken_down,
      windows.obstacle,
      case
        when whole.measure is null
          then 'our records are complete from ' || windows.words
        when windows.offices < 24
          then 'our records name ' || cast(windows.offices as {{text}}) || ' of 24 areas of responsibility'
      end) as obstacle
  from official
  left join counted
    on counted.series = official.series and counted.dimensions = official.dimensions
    and counted.period_kind = official.period_kind and counted.period_start = official.period_start
    and counted.period_end = official.period_end
  left join compared_windows as windows on windows.measure = official.measure
  left join compared_stretches as whole
    on whole.measure = official.measure
    and whole.first_day <= official.first_day and whole.last_day >= official.last_day
  left join official_bands as bands on bands.series = official.series and bands.period_kind = official.period_kind
)
select
  measure, statistic, series, dimensions, period_kind, period_start, period_end, value as official,
  case when obstacle is null then ours end as ours,
  case when obstacle is null then ours - value end as difference,
  case when obstacle is null and value <> 0 then (ours - value) / value end as share,
  coalesce(largest_share, 0.005) as band,
  case
    when obstacle is not null then 'not comparable'
    when ours is null then 'not comparable'
    when ours between low and high then 'equal'
    -- Averages are printed to one decimal or to more; they are equal when the first agrees.
    when statistic <> 'flow' and abs(ours - value) < 0.05 then 'equal'
    when abs(ours - value) <= coalesce(largest_share, 0.005) * value then 'within revisions'
    else 'differs'
  end as verdict,
  coalesce(obstacle, case when ours is null then 'nobody of ours left in the period' end, differ) as reason,
  as_of, file, sheet, cell
from beside
