-- makes: stay_spans
-- reads: stints
-- One row per stay, from its stints. Transfers are the stints after the first. An interfacility transfer is one whose stint before ended as `Transferred` or
-- to the U.S. Marshals or another agency, at another facility (Ryo and Peacock). In the longest facility the person spent the longest single stint, an open one
-- reckoned to the end of the data; of equals the last.
select
  stay, release_number, subject, max(person) as person, stay_start,
  max(case when stint_number = stay_stints then stay_book_out end) as stay_end,
  count(*) as stints,
  count(*) - 1 as transfers,
  cast(sum(case when came_moved = 1 and came_from <> place then 1 else 0 end) as bigint) as interfacility_transfers,
  max(case when stint_number = 1 then place end) as first_facility,
  max_by(place, ({{seconds|coalesce(book_out, data_end)}} - {{seconds|book_in}}) * 4096 + stint_number) as longest_facility,
  max(case when stint_number = stay_stints then place end) as last_facility,
  min(book_in) as first_book_in,
  max(book_out) as last_book_out,
  max(case when stint_number = stay_stints and book_out is null then 1 else 0 end) as last_stint_open,
  max(case when book_out is null then 1 else 0 end) as any_stint_open,
  max(case when stint_number = stay_stints then origin end) as last_origin,
  max(case when stint_number = stay_stints then superseded_by end) as superseded_by
from stints
group by stay, release_number, subject, stay_start
