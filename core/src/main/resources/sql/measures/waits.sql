-- makes: measure_waits
-- reads: measure_stays, measure_stints, links, stays
-- One row per stay and thing that happened in it: how long after the arrest the stay began, and how long after its
-- book-in the first transfer, a final order or the removal came. What is said of person and case is what the stay says.
with whole_stays as (
  select * from measure_stays where excluded_by is null
),
orders as (
  select stay as ordered_stay, final_order_date from stays
),
first_transfers as (
  select stay as transferred_stay, min(book_in) as transferred_at
  from measure_stints
  where first_transfer = 1
  group by stay
),
waited as (
  select
    whole_stays.*, 'arrest to book-in' as wait, stay_start as ended_at,
    links.seconds_later as waited_seconds
  from whole_stays
  join links on links.link = 'arrest-stay' and links.is_chosen and links.right_id = whole_stays.stay
  union all
  select
    whole_stays.*, 'book-in to first transfer' as wait, transferred_at as ended_at,
    {{seconds|transferred_at}} - {{seconds|stay_start}} as waited_seconds
  from whole_stays
  join first_transfers on transferred_stay = whole_stays.stay
  union all
  select
    whole_stays.*, 'book-in to final order' as wait, {{moment|final_order_date}} as ended_at,
    ({{day|final_order_date}} - {{day|stay_start}}) * 86400 as waited_seconds
  from whole_stays
  join orders on ordered_stay = whole_stays.stay
  where {{day|final_order_date}} >= {{day|stay_start}}
  union all
  select
    whole_stays.*, 'book-in to removal' as wait, stay_end as ended_at,
    {{seconds|stay_end}} - {{seconds|stay_start}} as waited_seconds
  from whole_stays
  where cause = 'removed'
)
select
  release, origin_file, origin_sheet, origin_row, person, wait,
  cast(ended_at as date) as out_date,
  {{fiscal_year|ended_at}} as out_fiscal_year,
  cast(waited_seconds as double) / 86400 as days,
  aor, citizenship, criminality, gender, threat_level, final_order, program, agency, age_group,
  case when waited_seconds < 0 then 'ends before it begins' end as excluded_by
from waited
