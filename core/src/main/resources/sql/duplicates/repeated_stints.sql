-- makes: repeated_stints
-- reads: released_detentions, crowded_stints
-- Stints of one person that began at one facility on one calendar day: every known rule but one
-- looks for duplicates among these only. `content` is all that the lake keeps of the record but the
-- bond, `bond` the rest.
select
  rows_of_all.release_number, rows_of_all.person,
  rows_of_all.origin,
  coalesce(stay_book_in, book_in) as stay_start,
  book_in, book_out, cast(book_in as date) as book_in_date, stay_book_out_date,
  coalesce(rows_of_all.facility_code, facility, '') as facility_key, facility, release_reason,
  bond_set_amount,
    {{cell|redacted}} || {{cell|stay_book_in}} || {{cell|stay_book_out}} ||
    {{cell|stay_book_out_date}} || {{cell|book_in}} || {{cell|book_out}} || {{cell|facility}} ||
    {{cell|facility_code}} || {{cell|release_reason}} || {{cell|stay_release_reason}} ||
    {{cell|aor}} || {{cell|classification}} || {{cell|criminality}} || {{cell|threat_level}} ||
    {{cell|apprehension_threat_level}} || {{cell|program}} || {{cell|program_group}} ||
    {{cell|case_status}} || {{cell|case_category}} || {{cell|final_order}} ||
    {{cell|final_order_date}} || {{cell|departed_date}} || {{cell|departure_country}} ||
    {{cell|final_charge}} || {{cell|final_charge_code}} || {{cell|final_charge_section}} ||
    {{cell|felon}} || {{cell|offense_236c}} || {{cell|case_236c}} || {{cell|known_terrorist}} ||
    {{cell|suspected_gang}} || {{cell|msc_charge}} || {{cell|msc_charge_code}} ||
    {{cell|msc_category}} || {{cell|msc_charge_date}} || {{cell|msc_charge_status}} ||
    {{cell|msc_charge_status_code}} || {{cell|msc_crime_class}} || {{cell|msc_conviction_date}} ||
    {{cell|msc_sentence_days}} || {{cell|msc_sentence_months}} || {{cell|msc_sentence_years}} ||
    {{cell|entry_date}} || {{cell|entry_status}} || {{cell|birth_year}} ||
    {{cell|birth_country}} || {{cell|birth_country_case}} || {{cell|citizenship}} ||
    {{cell|gender}} || {{cell|marital_status}} || {{cell|ethnicity}} || {{cell|race}} ||
    {{cell|religion}} as content,
    {{cell|bond_set_date}} || {{cell|bond_set_amount}} || {{cell|bond_posted_date}} ||
    {{cell|bond_posted_amount}} as bond
from released_detentions rows_of_all
join crowded_stints on crowded_stints.origin = rows_of_all.origin
