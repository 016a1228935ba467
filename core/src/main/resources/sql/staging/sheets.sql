-- makes: sheets
-- reads: ledger
-- The sheets that were read, numbered. A row's origin as one number is its sheet's number and its
-- row (macro `origin`), so that tables refer to rows of the lake without repeating file and sheet.
-- Releases are numbered too.
with read_sheets as (
  select distinct release, origin_file, origin_sheet from ledger where status = 'read'
)
select
  release, origin_file, origin_sheet,
  dense_rank() over (order by release nulls last) as release_number,
  row_number() over (order by release nulls last, origin_file, origin_sheet) as sheet_number
from read_sheets
