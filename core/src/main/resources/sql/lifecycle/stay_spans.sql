-- makes: stay_spans
-- reads: stint_order, data_windows
-- One row per stay, from its stints. Transfers are the stints after the first. An interfacility
-- transfer is one whose stint before ended as `Transferred` or to the U.S. Marshals or another
-- agency, at another facility (Ryo and Peacock). In the longest facility the person spent the
-- longest single stint, an open one reckoned to the end of the data; ties go to the last.
with measured as (
  select stint_order.*,
    {{seconds|coalesce(book_out, data_end)}} - {{seconds|book_in}} as stint_seconds
  from stint_order
  left join data_windows on data_windows.release_number = stint_order.release_number
)
select
  stay, release_number, subject, stay_start,
  max(case when stint_number = stay_stints then stay_book_out end) as stay_end,
  count(*) as stints,
  count(*) - 1 as transfers,
  cast(sum(
    case when came_moved = 1 and came_from_number <> place_number then 1 else 0 end
  ) as bigint) as interfacility_transfers,
  max(case when stint_number = 1 then place_number end) as first_number,
  max_by(place_number, {{in_turn|stint_seconds|stint_number}})
    filter (where stint_seconds is not null) as longest_number,
  max(case when stint_number = stay_stints then place_number end) as last_number,
  min(book_in) as first_book_in,
  max(book_out) as last_book_out,
  max(case when stint_number = stay_stints and book_out is null then 1 else 0 end)
    as last_stint_open,
  max(case when book_out is null then 1 else 0 end) as any_stint_open,
  max(case when stint_number = stay_stints then origin end) as last_origin,
  max(case when stint_number = stay_stints then superseded_by end) as superseded_by
from measured
group by stay, release_number, subject, stay_start
