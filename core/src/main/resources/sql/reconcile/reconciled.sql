-- makes: reconciled
-- reads: official_series, official_bands, compared_measures, counted_days, compared_labels
-- Official numbers beside ours: all counted events of the same days, nationally or by recorded criminality. A number is
-- compared where our records reach over the whole period, name every area of responsibility and are of real releases;
-- else the reason says why not. Within the band means no farther than good postings ever were from each other.
with official as (
  select
    series.series, compared.measure, compared.differ, series.dimensions, series.criminality, series.period_kind,
    series.period_start, series.period_end, series.value, series.low, series.high, series.as_of, series.file,
    series.sheet, series.cell
  from official_series as series
  join compared_measures as compared on compared.series = series.series
  where series.period_kind in ('month', 'fiscal-year', 'year-to-date')
),
labelled as (
  select
    days.measure, days.day, days.events, days.synthetic, days.aor, labels.category as criminality
  from counted_days as days
  left join compared_labels as labels on lower(days.criminality) like '%' || labels.word || '%'
),
coverage as (
  select
    measure, min(day) as first_day, max(day) as last_day, max(case when synthetic then 1 else 0 end) as synthetic,
    count(distinct case when aor not in ('HQ', 'not recorded', 'withheld by the agency') then aor end) as offices
  from labelled
  group by measure
),
counted as (
  select
    official.series, official.dimensions, official.period_kind, official.period_start, official.period_end,
    cast(sum(labelled.events) as bigint) as ours
  from official
  join labelled
    on labelled.measure = official.measure and labelled.day between official.period_start and official.period_end
    and (official.criminality is null or official.criminality = labelled.criminality)
  group by official.series, official.dimensions, official.period_kind, official.period_start, official.period_end
),
beside as (
  select
    official.*, counted.ours, bands.largest_share,
    case
      when coverage.measure is null then 'this build has no such records'
      when official.dimensions <> coalesce('criminality=' || official.criminality, '')
        then 'our measure is not broken down by ' || official.dimensions
      when coverage.synthetic = 1 then 'the release is synthetic'
      when coverage.first_day > official.period_start or coverage.last_day < official.period_end
        then 'our records cover ' || cast(coverage.first_day as {{text}}) || ' to ' || cast(coverage.last_day as {{text}})
      when coverage.offices < 24 then 'our records name ' || cast(coverage.offices as {{text}}) || ' of 24 areas of responsibility'
    end as obstacle
  from official
  left join counted
    on counted.series = official.series and counted.dimensions = official.dimensions
    and counted.period_kind = official.period_kind and counted.period_start = official.period_start
    and counted.period_end = official.period_end
  left join coverage on coverage.measure = official.measure
  left join official_bands as bands on bands.series = official.series and bands.period_kind = official.period_kind
)
select
  measure, series, dimensions, period_kind, period_start, period_end, value as official,
  case when obstacle is null then coalesce(ours, 0) end as ours,
  case when obstacle is null then coalesce(ours, 0) - value end as difference,
  case
    when obstacle is not null then 'not comparable'
    when coalesce(ours, 0) between low and high then 'equal'
    when abs(coalesce(ours, 0) - value) <= coalesce(largest_share, 0.005) * value then 'within revisions'
    else 'differs'
  end as verdict,
  coalesce(obstacle, differ) as reason, as_of, file, sheet, cell
from beside
