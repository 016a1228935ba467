-- makes: official_facility_spans
-- reads: official_facility_days
-- The average daily population of a facility between two postings of one fiscal year: the person-days added, over the
-- days between. There is none where person-days fell, which happens when the agency moves stays between facilities.
with pairs as (
  select
    days.*,
    lag(person_days) over same as earlier_person_days,
    lag(days) over same as earlier_days,
    lag(period_end) over same as earlier_end,
    lag(file) over same as earlier_file
  from official_facility_days as days
  window same as (partition by facility, state, period_start order by period_end nulls last)
)
select
  'average-daily-population of a facility between postings' as series,
  'facility=' || facility || '; state=' || state as dimensions, 'people' as unit, 'between-postings' as period_kind,
  earlier_end + 1 as period_start, period_end,
  case when person_days >= earlier_person_days then (person_days - earlier_person_days) / (days - earlier_days) end as value,
  '(average × days to ' || cast(period_end as {{text}}) || ' less average × days to ' || cast(earlier_end as {{text}}) || ') / days between' as formula,
  case when person_days < earlier_person_days then 'person-days fell' end as refused,
  earlier_file || ' and ' || file as sources
from pairs
where earlier_person_days is not null and days > earlier_days
