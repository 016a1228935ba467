-- makes: covered_months
-- reads: release_months
-- The months a release covers in a table: those with rows from the first to the last that hold at least one row in a
-- hundred of its fullest month's. A stray date, years away from all others, covers nothing.
select all_months.table_name, all_months.release, all_months.month
from release_months all_months
join (
  select table_name, release, min(month) as first_month, max(month) as last_month
  from (
    select table_name, release, month, month_rows,
      max(month_rows) over (partition by table_name, release) as fullest
    from release_months
  ) measured
  where month_rows * 100 >= fullest
  group by table_name, release
) bounds
  on bounds.table_name = all_months.table_name and bounds.release = all_months.release
where all_months.month >= bounds.first_month and all_months.month <= bounds.last_month
