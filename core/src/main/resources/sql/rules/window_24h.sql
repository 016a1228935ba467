-- makes: rule_window_24h
-- reads: repeated_events, rule_sets
-- Episodes of at most 24 hours (ours): records of one person (for detainers: and type and facility)
-- with no more than 24 hours between one and the next form a chain, and a chain is cut every 24
-- hours, counted from its first record. So an episode cannot grow without bound.
-- The record that stands for the episode is one that is not a reprocessed arrest, the earliest, the
-- most complete; a remaining tie is broken by what the records say, never by the order of files,
-- sheets, rows or columns.
with asked_events as (
  select repeated_events.*, {{seconds|event_time}} as event_second
  from repeated_events
  where {{asked|window-24h}}
),
with_gaps as (
  select asked_events.*,
    case
      when event_second - lag(event_second) over (
        partition by table_name, release_number, person, subgroup
        order by event_time nulls last, origin nulls last
      ) <= 86400 then 0 else 1
    end as begins
  from asked_events
),
with_chains as (
  select with_gaps.*,
    sum(begins) over (
      partition by table_name, release_number, person, subgroup
      order by event_second nulls last, origin nulls last
      rows between unbounded preceding and current row
    ) as chain
  from with_gaps
),
since_first as (
  select with_chains.*,
    event_second - min(event_second) over (
      partition by table_name, release_number, person, subgroup, chain
    ) as seconds
  from with_chains
),
with_cuts as (
  select since_first.*,
    case when seconds <= 86400 then 1 else ceil(cast(seconds as double) / 86400) end as cut
  from since_first
),
placed as (
  select table_name, origin,
    count(*) over (
      partition by table_name, release_number, person, subgroup, chain, cut
    ) as episode_rows,
    row_number() over (
      partition by table_name, release_number, person, subgroup, chain, cut
      order by reprocessed nulls last, event_time nulls last, {{filled|content}} desc nulls last,
        content nulls last, origin nulls last
    ) as place
  from with_cuts
)
select table_name, origin, place = 1 as is_kept
from placed
where episode_rows > 1
