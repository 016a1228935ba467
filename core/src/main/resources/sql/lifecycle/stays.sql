-- makes: stays
-- reads: stay_spans, stay_bonds, released_detentions, places, data_windows
-- Stays with what their last stint says of person and case (case status and departure are as of the
-- extract and may belong to a later event). Custody at the end of the data under three definitions:
-- a, the stay has no book-out (Deportation Data Project); b, and its last stint has none; c, and no
-- departure is recorded. The outcome of a closed stay is its release reason. Length of stay is from
-- the stay's book-in to its book-out, and for an open stay, which is censored, to the end of the
-- data; a stay that ends before it begins has none.
with ended as (
  select stay_spans.*, coalesce(stay_end, data_end) as held_to
  from stay_spans
  left join data_windows on data_windows.release_number = stay_spans.release_number
),
with_length as (
  select ended.*,
    case when held_to >= stay_start then {{seconds|held_to}} - {{seconds|stay_start}} end
      as held_seconds,
    case when held_to >= stay_start then {{day|held_to}} - {{day|stay_start}} end as held_nights
  from ended
)
select
  with_length.stay, last_rows.release, with_length.release_number, last_rows.person,
  with_length.stay_start, stay_end, held_seconds, held_nights, stints,
  transfers, interfacility_transfers, first_places.facility_code as first_facility_code,
  longest_places.facility_code as longest_facility_code,
  last_places.facility_code as last_facility_code,
  first_book_in, last_book_out, last_stint_open, any_stint_open, last_origin,
  case when stay_end is null then 1 else 0 end as in_custody_a,
  case when stay_end is null and last_stint_open = 1 then 1 else 0 end as in_custody_b,
  case
    when stay_end is null and last_stint_open = 1 and last_rows.departed_date is null then 1
    else 0
  end as in_custody_c,
  case
    when stay_end is null then 'in custody at the end of the data'
    when stay_release_reason is not null then stay_release_reason
    when position(';stay_release_reason;' in ';' || coalesce(redacted, '') || ';') > 0
      then 'withheld by the agency'
    else 'not recorded'
  end as outcome,
  bond_set_lowest, bond_set_earliest, bond_posted_lowest, bond_posted_earliest,
  {{office|last_rows.aor}} as aor, last_rows.citizenship, last_rows.gender, last_rows.birth_year,
  last_rows.criminality, last_rows.threat_level, last_rows.program, last_rows.case_status,
  last_rows.case_category, last_rows.final_order, last_rows.final_order_date,
  last_rows.departed_date, last_rows.departure_country,
  with_length.superseded_by
from with_length
join released_detentions last_rows on last_rows.origin = with_length.last_origin
left join places first_places on first_places.place_number = first_number
left join places longest_places on longest_places.place_number = longest_number
left join places last_places on last_places.place_number = last_number
left join stay_bonds
  on stay_bonds.release_number = with_length.release_number
  and stay_bonds.subject = with_length.subject and stay_bonds.stay_start = with_length.stay_start
