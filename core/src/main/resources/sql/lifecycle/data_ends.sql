-- makes: data_ends
-- reads: stint_rows
-- The end of the data of each release with stints: the latest book-in or book-out in the last month that holds at least one in a hundred of the
-- fullest month's. It is derived, never written down; a stray date years later does not move it.
select release_number, max(latest) as data_end, {{day|max(latest)}} as end_day
from (
  select release_number, latest, month_events,
    max(month_events) over (partition by release_number) as fullest
  from (
    select release_number, month_number, sum(events) as month_events, max(latest) as latest
    from (
      select release_number, year(book_in) * 12 + month(book_in) as month_number,
        count(*) as events, max(book_in) as latest
      from stint_rows where book_in is not null
      group by release_number, year(book_in) * 12 + month(book_in)
      union all
      select release_number, year(book_out) * 12 + month(book_out) as month_number,
        count(*) as events, max(book_out) as latest
      from stint_rows where book_out is not null
      group by release_number, year(book_out) * 12 + month(book_out)
    ) ends
    group by release_number, month_number
  ) months
) measured
where month_events * 100 >= fullest
group by release_number
