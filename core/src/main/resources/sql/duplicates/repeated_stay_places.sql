-- makes: repeated_stay_places
-- reads: detentions, sheets
-- Stints of one stay at one facility, in file order, for the rule that takes every return to a facility for a duplicate (ice-database). It is here for
-- comparison: a return is not a duplicate.
select {{origin|rows_of_all}} as origin,
  row_number() over (
    partition by rows_of_all.release, rows_of_all.person, rows_of_all.stay_book_in, rows_of_all.facility_code
    order by {{origin|rows_of_all}} nulls last
  ) as file_place
from detentions rows_of_all
join sheets
  on sheets.release = rows_of_all.release and sheets.origin_file = rows_of_all.origin_file
  and sheets.origin_sheet = rows_of_all.origin_sheet
join (
  select release, person, stay_book_in, facility_code
  from detentions
  where person is not null
  group by release, person, stay_book_in, facility_code
  having count(*) > 1
) repeated
  on repeated.release = rows_of_all.release and repeated.person = rows_of_all.person
  and repeated.stay_book_in = rows_of_all.stay_book_in and repeated.facility_code = rows_of_all.facility_code
