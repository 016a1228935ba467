-- makes: official_values
-- reads: official_observations
-- What each good posting said about each series, categories and period: one value for a posting, of several tables the
-- one whose name comes first.
with ranked as (
  select
    good.*,
    row_number() over (
      partition by series, dimensions, period_kind, period_start, period_end, posting order by table_name nulls last, sheet nulls last, cell nulls last
    ) as place
  from official_observations as good
  where excluded_by is null
)
select * from ranked where place = 1
