-- makes: rule_exact_with_person
-- reads: repeated_stints, released_detentions
-- The same in every column that the lake keeps: the first is kept. Rows without a person are
-- dropped (University of Washington Center for Human Rights).
with placed as (
  select origin,
    count(*) over (
      partition by release_number, person, content, bond
    ) as group_rows,
    row_number() over (
      partition by release_number, person, content, bond
      order by origin nulls last
    ) as place
  from repeated_stints
)
select 'detentions' as table_name, origin, place = 1 as is_kept
from placed
where group_rows > 1
union all
select 'detentions' as table_name, origin, false as is_kept
from released_detentions
where person is null
