-- makes: stay_bonds
-- reads: detentions
-- The lowest bond and the earliest day of a bond that any row of a stay says, rows that rules drop included (Deportation Data Project).
select release, person, coalesce(stay_book_in, book_in) as stay_start,
  min(bond_set_amount) as bond_set_lowest, min(bond_set_date) as bond_set_earliest,
  min(bond_posted_amount) as bond_posted_lowest, min(bond_posted_date) as bond_posted_earliest
from detentions
where person is not null
  and (bond_set_amount is not null or bond_set_date is not null or bond_posted_amount is not null or bond_posted_date is not null)
group by release, person, coalesce(stay_book_in, book_in)
