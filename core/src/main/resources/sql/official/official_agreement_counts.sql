-- makes: official_agreement_counts
-- reads: official_agreements, official_postings
-- Agreements of each posted list by state and model, and how many stood in a list for the first time or for the last
-- time before it. Applications are none. A list has no end dates: an agreement has ended when a later list lacks it.
with agreements as (
  select posting, state, model, lower(agency) as agency, min(as_of) as as_of, min(file) as file, cast(count(*) as bigint) as listed
  from official_agreements
  where standing = 'agreement'
  group by posting, state, model, lower(agency)
),
lists as (
  select posting, lag(posting) over (order by posting nulls last) as earlier, lead(posting) over (order by posting nulls last) as later
  from (select distinct posting from agreements) as posted
),
changes as (
  select
    here.posting, here.state, here.model, here.listed,
    case when lists.earlier is not null and before.agency is null then 1 else 0 end as is_new,
    0 as has_ended
  from agreements as here
  join lists on lists.posting = here.posting
  left join agreements as before
    on before.posting = lists.earlier and before.state = here.state and before.model = here.model and before.agency = here.agency
  union all
  select lists.later, gone.state, gone.model, 0, 0, 1
  from agreements as gone
  join lists on lists.posting = gone.posting and lists.later is not null
  left join agreements as still
    on still.posting = lists.later and still.state = gone.state and still.model = gone.model and still.agency = gone.agency
  where still.agency is null
)
select
  changes.posting, postings.file, dates.as_of, changes.state, changes.model,
  cast(sum(changes.listed) as bigint) as agreements,
  cast(sum(changes.is_new) as bigint) as new_agreements,
  cast(sum(changes.has_ended) as bigint) as ended_agreements
from changes
join official_postings as postings on postings.posting = changes.posting
join (select posting, min(as_of) as as_of from agreements group by posting) as dates on dates.posting = changes.posting
group by changes.posting, postings.file, dates.as_of, changes.state, changes.model
