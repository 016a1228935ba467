-- makes: rule_overlapping_day
-- reads: repeated_stints
-- Same person, stay, facility and day of book-in, but only rows whose times overlap or begin
-- together, since a return to a facility on one day is not a duplicate (ours). The latest book-in
-- is kept, then the most complete; a remaining tie is broken by what the rows say.
with told_apart as (
  select repeated_stints.*,
    case
      when book_in = lag(book_in) over of_day then 0
      when book_in < max(coalesce(book_out, {{moment|date '9999-12-31'}})) over earlier then 0
      else 1
    end as begins
  from repeated_stints
  window of_day as (
    partition by release_number, person, stay_start, facility_key, book_in_date
    order by book_in nulls last, book_out nulls last, origin nulls last
  ),
  earlier as (
    partition by release_number, person, stay_start, facility_key, book_in_date
    order by book_in nulls last, book_out nulls last, origin nulls last
    rows between unbounded preceding and 1 preceding
  )
),
clustered as (
  select told_apart.*,
    sum(begins) over (
      partition by release_number, person, stay_start, facility_key, book_in_date
      order by book_in nulls last, book_out nulls last, origin nulls last
      rows between unbounded preceding and current row
    ) as cluster
  from told_apart
),
placed as (
  select origin,
    count(*) over (
      partition by release_number, person, stay_start, facility_key, book_in_date, cluster
    ) as cluster_rows,
    row_number() over (
      partition by release_number, person, stay_start, facility_key, book_in_date, cluster
      order by book_in desc nulls last, {{filled|content}} + {{filled|bond}} desc nulls last,
        content nulls last, bond nulls last, origin nulls last
    ) as place
  from clustered
)
select 'detentions' as table_name, origin, place = 1 as is_kept
from placed
where cluster_rows > 1
