-- makes: facility_days
-- reads: nights, data_ends, places
-- People in each facility at the end of each day, from the first day to the end of the data; days without anybody are left out. Made by
-- adding up arrivals and departures, never by listing each day of each stint.
select release_number, places.place, day_number, date '1970-01-01' + day_number as day, people
from (
  select release_number, place_number, day_number,
    cast(sum(change) over (
      partition by release_number, place_number order by day_number nulls last
      rows between unbounded preceding and current row
    ) as bigint) as people
  from (
    select grid.release_number, grid.place_number, grid.day_number, coalesce(changes.change, 0) as change
    from (
      select spans.release_number, spans.place_number, cast(spans.first_day + numbers.n as integer) as day_number
      from (
        select nights.release_number, nights.place_number, min(place_from) as first_day, max(end_day) as last_day
        from nights
        join data_ends on data_ends.release_number = nights.release_number
        group by nights.release_number, nights.place_number
      ) spans
      join {{numbers|40000}} numbers on numbers.n <= spans.last_day - spans.first_day
    ) grid
    left join (
      select release_number, place_number, day_number, sum(change) as change
      from (
        select release_number, place_number, place_from as day_number, 1 as change
        from nights where nights_to > place_from
        union all
        select release_number, place_number, nights_to as day_number, -1 as change
        from nights where nights_to > place_from
      ) steps
      group by release_number, place_number, day_number
    ) changes
      on changes.release_number = grid.release_number and changes.place_number = grid.place_number
      and changes.day_number = grid.day_number
  ) filled
) swept
join places on places.place_number = swept.place_number
where people > 0
