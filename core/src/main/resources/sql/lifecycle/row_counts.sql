-- makes: row_counts
-- reads: arrests, detainers, encounters, removals, detentions
-- Rows of each table by release: what every rule set begins with.
select 'arrests' as table_name, release, count(*) as all_rows from arrests group by release
union all
select 'detainers' as table_name, release, count(*) as all_rows from detainers group by release
union all
select 'encounters' as table_name, release, count(*) as all_rows from encounters group by release
union all
select 'removals' as table_name, release, count(*) as all_rows from removals group by release
union all
select 'detentions' as table_name, release, count(*) as all_rows from detentions group by release
