-- makes: data_windows
-- reads: stint_rows
-- The window that the stints of each release plausibly cover, derived and never written down:
-- months that hold at least one in a hundred of the book-ins and book-outs of the fullest month, as
-- far from it as no more than a year lies between one such month and the next. Stray dates, decades
-- before or years after all others, move neither end. `first_day` and `end_day` are the days of the
-- earliest and the latest event in those months. Releases that hold only stints that ended after
-- some day lack people who left before it: the population is complete from `complete_from_day`, the
-- first book-out of the first month in which a tenth as many people left as in the fullest.
-- Whoever was only moved before that day is known because they stayed until after it.
with events as (
  select release_number, book_in as event_time, 0 as has_left
  from stint_rows where book_in is not null
  union all
  select release_number, book_out as event_time,
    case when moved_on = 0 and book_out >= coalesce(stay_book_out, book_out) then 1 else 0 end
      as has_left
  from stint_rows where book_out is not null
),
months as (
  select release_number, year(event_time) * 12 + month(event_time) as month_number,
    count(*) as month_events, min(event_time) as earliest, max(event_time) as latest,
    sum(has_left) as leavers, min(case when has_left = 1 then event_time end) as first_left
  from events
  group by release_number, year(event_time) * 12 + month(event_time)
),
measured as (
  select months.*,
    max(month_events) over (partition by release_number) as fullest,
    max(leavers) over (partition by release_number) as most_leavers
  from months
),
plausible as (
  select measured.*,
    case
      when month_number - lag(month_number) over (
        partition by release_number order by month_number nulls last
      ) <= 12 then 0 else 1
    end as begins
  from measured
  where month_events * 100 >= fullest
),
with_runs as (
  select plausible.*,
    sum(begins) over (
      partition by release_number order by month_number nulls last
      rows between unbounded preceding and current row
    ) as run
  from plausible
),
fullest_runs as (
  select release_number, max(run) as run
  from with_runs
  where month_events = fullest
  group by release_number
)
select with_runs.release_number,
  min(earliest) as data_begin, {{day|min(earliest)}} as first_day,
  max(latest) as data_end, {{day|max(latest)}} as end_day,
  {{day|min(case when leavers * 10 >= most_leavers then first_left end)}} as complete_from_day
from with_runs
join fullest_runs
  on fullest_runs.release_number = with_runs.release_number and fullest_runs.run = with_runs.run
group by with_runs.release_number
