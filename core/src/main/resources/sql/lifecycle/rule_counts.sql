-- makes: rule_counts
-- reads: rule_sets, rule_rows, row_counts, sheets, stint_rows, stay_counts
-- What each known rule set makes of each table of each release: rows, rows that it takes for one of several records of the same event, rows kept, and how
-- much the kept rows would move against the chosen set. For detention also the stays that are left.
select row_counts.release, row_counts.table_name, rule_sets.rule_set, rule_sets.rule_name, rule_sets.is_chosen,
  row_counts.all_rows,
  coalesce(judged.repeats, 0) as repeats,
  cast(row_counts.all_rows - coalesce(judged.dropped, 0) as bigint) as kept
from row_counts
join rule_sets on rule_sets.table_name = row_counts.table_name
left join (
  select sheets.release, rule_rows.table_name, rule_rows.rule_name, count(*) as repeats,
    sum(case when is_kept then 0 else 1 end) as dropped
  from rule_rows
  join sheets on sheets.sheet_number = {{sheet_of|rule_rows.origin}}
  group by sheets.release, rule_rows.table_name, rule_rows.rule_name
) judged
  on judged.release = row_counts.release and judged.table_name = row_counts.table_name
  and judged.rule_name = rule_sets.rule_name
union all
select row_counts.release, 'stays' as table_name, rule_sets.rule_set, rule_sets.rule_name, rule_sets.is_chosen,
  stay_counts.all_stays as all_rows,
  cast(0 as bigint) as repeats,
  stay_counts.all_stays - coalesce(lost.stays, 0) as kept
from row_counts
join stay_counts on stay_counts.release = row_counts.release
join rule_sets on rule_sets.table_name = 'detentions'
left join (
  select release, rule_name, count(*) as stays
  from (
    select sheets.release, rule_rows.rule_name, stint_rows.subject, stint_rows.stay_start, max(stay_sizes.stay_rows) as stay_rows,
      count(*) as dropped
    from rule_rows
    join stint_rows on stint_rows.origin = rule_rows.origin
    join sheets on sheets.sheet_number = {{sheet_of|rule_rows.origin}}
    join (
      select release_number, subject, stay_start, count(*) as stay_rows from stint_rows group by release_number, subject, stay_start
    ) stay_sizes
      on stay_sizes.release_number = stint_rows.release_number and stay_sizes.subject = stint_rows.subject
      and stay_sizes.stay_start = stint_rows.stay_start
    where rule_rows.table_name = 'detentions' and not is_kept
    group by sheets.release, rule_rows.rule_name, stint_rows.subject, stint_rows.stay_start
  ) hit
  where dropped = stay_rows
  group by release, rule_name
) lost
  on lost.release = row_counts.release and lost.rule_name = rule_sets.rule_name
where row_counts.table_name = 'detentions'
