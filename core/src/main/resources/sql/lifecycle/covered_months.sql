-- makes: covered_months
-- reads: release_months
-- The months a release covers in a table: those with rows from the first to the last that hold at
-- least one row in a hundred of its fullest month's. A stray date, years away from all others,
-- covers nothing.
with measured as (
  select table_name, release, month, month_rows,
    max(month_rows) over (partition by table_name, release) as fullest
  from release_months
),
bounds as (
  select table_name, release, min(month) as first_month, max(month) as last_month
  from measured
  where month_rows * 100 >= fullest
  group by table_name, release
)
select release_months.table_name, release_months.release, release_months.month
from release_months
join bounds
  on bounds.table_name = release_months.table_name and bounds.release = release_months.release
where release_months.month >= bounds.first_month and release_months.month <= bounds.last_month
