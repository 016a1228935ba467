-- makes: official_series
-- reads: official_values, official_meanings
-- The series: for each period the value of the latest good posting, with the first value and how often it was posted.
with placed as (
  select
    posted.*,
    row_number() over (partition by series, dimensions, period_kind, period_start, period_end order by posting desc nulls last) as latest,
    first_value(value) over (partition by series, dimensions, period_kind, period_start, period_end order by posting nulls last) as first_posted_value,
    count(*) over (partition by series, dimensions, period_kind, period_start, period_end) as postings
  from official_values as posted
)
select
  placed.*, meanings.aliases, meanings.agency, meanings.criminality, meanings.facility_type, meanings.disposition,
  meanings.release_reason, meanings.removal_kind, meanings.area, meanings.technology, meanings.enrollment,
  meanings.population, meanings.time_in_custody, meanings.custody, meanings.citizenship, meanings.facility,
  meanings.facility_id, meanings.state, meanings.class, meanings.sex, meanings.threat_level, meanings.placement_reason,
  meanings.region, meanings.sector, meanings.family_status, meanings.title
from placed
join official_meanings as meanings on meanings.meaning = placed.meaning
where placed.latest = 1
