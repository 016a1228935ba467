-- makes: stints
-- reads: stint_rows, data_ends
-- The kept stints in the order of their stays. A stay is all kept stints of one person that share the released stay book-in; its number is the
-- origin of its first stint. `covered_until` is the latest end of all stints of the person that began before, whatever the stay (9999 where one is open): what overlaps begins before it.
-- An open stint lasts to the end of the data, the last day included.
select
  kept.origin, kept.release_number, kept.subject, kept.person, kept.stay_start, kept.stay_book_in, kept.stay_book_out,
  kept.book_in, kept.book_out, kept.place, kept.moved_on, kept.has_reason, kept.superseded_by,
  data_ends.data_end,
  {{day|kept.book_in}} as day_in,
  coalesce({{day|kept.book_out}}, data_ends.end_day + 1) as day_out,
  first_value(kept.origin) over stay as stay,
  row_number() over stay as stint_number,
  count(*) over (partition by kept.release_number, kept.subject, kept.stay_start) as stay_stints,
  lag(kept.place) over stay as came_from,
  lag(kept.moved_on) over stay as came_moved,
  row_number() over of_person as person_stint,
  max(coalesce(kept.book_out, timestamp '9999-12-31 00:00:00')) over earlier as covered_until,
  max(coalesce({{day|kept.book_out}}, data_ends.end_day + 1)) over earlier as covered_to_day
from (select * from stint_rows where dropped_by is null) kept
left join data_ends on data_ends.release_number = kept.release_number
window of_person as (
  partition by kept.release_number, kept.subject
  order by kept.book_in nulls last, kept.book_out nulls last, kept.place nulls last, kept.stay_start nulls last,
    kept.moved_on nulls last, kept.has_reason nulls last, kept.origin nulls last
),
earlier as (
  partition by kept.release_number, kept.subject
  order by kept.book_in nulls last, kept.book_out nulls last, kept.place nulls last, kept.stay_start nulls last,
    kept.moved_on nulls last, kept.has_reason nulls last, kept.origin nulls last
  rows between unbounded preceding and 1 preceding
),
stay as (
  partition by kept.release_number, kept.subject, kept.stay_start
  order by kept.book_in nulls last, kept.book_out nulls last, kept.place nulls last,
    kept.moved_on nulls last, kept.has_reason nulls last, kept.origin nulls last
)
