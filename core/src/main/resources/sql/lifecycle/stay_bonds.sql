-- makes: stay_bonds
-- reads: released_detentions
-- The lowest bond and the earliest day of a bond that any row of a stay says, rows that rules drop
-- included (Deportation Data Project). A row without a person is a stay of its own here too.
with bonds as (
  select release_number, coalesce(person, 0 - origin) as subject,
    coalesce(stay_book_in, book_in) as stay_start,
    bond_set_amount, bond_set_date, bond_posted_amount, bond_posted_date
  from released_detentions
  where coalesce(
      bond_set_amount, bond_posted_amount,
      case when bond_set_date is not null or bond_posted_date is not null then 0 end
    ) is not null
)
select release_number, subject, stay_start,
  min(bond_set_amount) as bond_set_lowest, min(bond_set_date) as bond_set_earliest,
  min(bond_posted_amount) as bond_posted_lowest, min(bond_posted_date) as bond_posted_earliest
from bonds
group by release_number, subject, stay_start
