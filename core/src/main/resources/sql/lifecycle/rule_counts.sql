-- makes: rule_counts
-- reads: rule_sets, rule_rows, row_counts, sheets
-- What each rule set at hand makes of each table of each release: rows, rows that it takes for one
-- of several records of the same event, and rows kept. A build has the chosen set at hand, a
-- comparison every known one.
with judged as (
  select sheets.release, rule_rows.table_name, rule_rows.rule_name, count(*) as repeats,
    sum(case when is_kept then 0 else 1 end) as dropped
  from rule_rows
  join sheets on sheets.sheet_number = {{sheet_of|rule_rows.origin}}
  group by sheets.release, rule_rows.table_name, rule_rows.rule_name
)
select row_counts.release, row_counts.table_name, rule_sets.rule_set, rule_sets.rule_name,
  rule_sets.is_chosen, row_counts.all_rows,
  coalesce(judged.repeats, 0) as repeats,
  cast(row_counts.all_rows - coalesce(judged.dropped, 0) as bigint) as kept
from row_counts
join rule_sets on rule_sets.table_name = row_counts.table_name
left join judged
  on judged.release = row_counts.release and judged.table_name = row_counts.table_name
  and judged.rule_name = rule_sets.rule_name
