-- makes: check_every_row_names_its_sheet
-- reads: sheets, arrests, detainers, detentions, encounters, removals, anomalies, rejects
-- Every row of the lake names a sheet that was read.
with named as (
  select release, origin_file, origin_sheet from arrests
  union
  select release, origin_file, origin_sheet from detainers
  union
  select release, origin_file, origin_sheet from detentions
  union
  select release, origin_file, origin_sheet from encounters
  union
  select release, origin_file, origin_sheet from removals
  union
  select release, origin_file, origin_sheet from anomalies
  union
  select release, origin_file, origin_sheet from rejects
)
select count(*) as violations
from named
left join sheets
  on sheets.release = named.release and sheets.origin_file = named.origin_file
  and sheets.origin_sheet = named.origin_sheet
where sheets.sheet_number is null
