-- makes: event_chains
-- reads: repeated_events, rule_sets
-- Episodes as chains (Deportation Data Project, March 2026): a record begins a new chain when more
-- than 24 hours lie between it and the one before, of the same person. Chains may grow without
-- bound. Detainers are then told apart by type and facility. The first of an episode is the
-- earliest; at one moment a reprocessed arrest comes after the others, then file, sheet and row
-- decide.
with asked_events as (
  select table_name, release_number, person, subgroup, event_time, reprocessed, origin
  from repeated_events
  where {{asked|chain-24h}} or {{asked|chain-24h-flagged}}
),
with_gaps as (
  select asked_events.*,
    case
      when {{seconds|event_time}} - lag({{seconds|event_time}}) over (
        partition by table_name, release_number, person
        order by event_time nulls last, reprocessed nulls last, origin nulls last
      ) <= 86400 then 0 else 1
    end as begins
  from asked_events
),
with_chains as (
  select with_gaps.*,
    sum(begins) over (
      partition by table_name, release_number, person
      order by event_time nulls last, reprocessed nulls last, origin nulls last
      rows between unbounded preceding and current row
    ) as chain
  from with_gaps
),
placed as (
  select table_name, origin,
    count(*) over (partition by table_name, release_number, person, chain) as chain_rows,
    count(*) over (
      partition by table_name, release_number, person, chain, subgroup
    ) as episode_rows,
    row_number() over (
      partition by table_name, release_number, person, chain, subgroup
      order by event_time nulls last, reprocessed nulls last, origin nulls last
    ) as place
  from with_chains
)
select table_name, origin, chain_rows, episode_rows, place
from placed
where chain_rows > 1
