-- makes: check_every_detention_row_kept_or_repeated
-- reads: row_counts, stint_rows, repeats, stints
-- Every detention row is a kept stint or is dropped by a named rule, and never both.
with lake as (
  select coalesce(sum(all_rows), 0) as all_rows from row_counts where table_name = 'detentions'
),
rows_of_stints as (
  select count(*) as all_rows, count(*) - count(dropped_by) as kept_rows
  from stint_rows
  left join repeats
    on repeats.table_name = 'detentions' and repeats.origin = stint_rows.origin
),
kept as (
  select count(*) as stints from stints
)
select cast(abs(lake.all_rows - rows_of_stints.all_rows)
  + abs(rows_of_stints.kept_rows - kept.stints) as bigint) as violations
from lake
cross join rows_of_stints
cross join kept
