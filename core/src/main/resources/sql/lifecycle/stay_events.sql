-- makes: stay_events
-- reads: detentions, superseded_months
-- One row per stint, numbered within its stay. A stay is all stints of one person that share the released stay book-in;
-- the first stint is the initial book-in. Rows without a person are each a stay of their own and never merged.
select
  release, origin_file, origin_sheet, origin_row, redacted, person,
  cast(stay_book_in as date) as event_date,
  coalesce({{fiscal_year|stay_book_in}}, stated_fiscal_year, 0) as fiscal_year,
  {{month|stay_book_in}} as month,
  {{office|aor}} as aor,
  citizenship, gender, criminality, threat_level,
  case when person is null then 1 else row_number() over (
    partition by release, person, stay_book_in
    order by book_in nulls last, book_out nulls last, origin_file, origin_sheet, origin_row
  ) end as stint_number,
  owned_by as superseded_by
from detentions
left join superseded_months
  on owned_table = 'detentions' and owned_older = release
  and owned_month = coalesce({{month|stay_book_out}}, 'open')
  and (stay_book_out is null or owned_from <= cast(stay_book_out as date))
