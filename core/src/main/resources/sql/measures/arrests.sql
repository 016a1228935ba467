-- makes: measure_arrests
-- reads: arrest_events, arrests, sheets, links, stays
-- Every arrest record counts once, unless the chosen rule set takes it for a repeat. What became of an arrest is
-- what ended the stay that it is linked to, as of the end of the data; an arrest without a link may have led to custody that the release does not have.
with released as (
  select
    {{origin|arrests}} as released_origin, state, apprehension_type, program, birth_year, final_order
  from arrests
  join sheets
    on sheets.release = arrests.release and sheets.origin_file = arrests.origin_file
    and sheets.origin_sheet = arrests.origin_sheet
),
linked as (
  select links.left_id, {{cause|stay_end|outcome}} as cause
  from links
  join stays on stays.stay = links.right_id
  where links.link = 'arrest-stay' and links.is_chosen
),
with_stays as (
  select distinct release as release_with_stays from stays
)
select
  release, origin_file, origin_sheet, origin_row, person, event_date, fiscal_year,
  {{shown|month}} as month,
  {{shown|aor}} as aor,
  {{shown|citizenship}} as citizenship,
  {{shown|method}} as method,
  {{shown|criminality}} as criminality,
  {{shown|gender}} as gender,
  {{shown|threat_level}} as threat_level,
  {{shown|state}} as state,
  {{shown|apprehension_type}} as apprehension_type,
  {{shown|final_order}} as final_order,
  {{shown|program}} as program,
  {{age_group|year(event_date)}} as age_group,
  case
    when release_with_stays is null then 'not recorded'
    else coalesce(linked.cause, 'no stay linked')
  end as outcome,
  case
    when superseded_by is not null then {{superseded}}
    when dropped_by is not null then {{repeated}}
  end as excluded_by
from arrest_events
join released on released_origin = origin
left join linked on linked.left_id = origin
left join with_stays on release_with_stays = release
